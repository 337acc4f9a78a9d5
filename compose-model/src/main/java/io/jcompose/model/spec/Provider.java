package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;

/**
 * A program outside the engine that provides the service.
 */
public record Provider(
        String type,
        Map<String, List<String>> options,
        Map<String, JsonValue> extensions) {
    public Provider {
        options = Immutable.map(options);
        extensions = Immutable.map(extensions);
    }
}
