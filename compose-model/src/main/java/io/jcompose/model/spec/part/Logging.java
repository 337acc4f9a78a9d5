package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Where the output of the containers goes.
 */
public record Logging(
        Optional<String> driver,
        Map<String, String> options,
        Map<String, JsonValue> extensions) {
    public Logging {
        options = Immutable.map(options);
        extensions = Immutable.map(extensions);
    }
}
