package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * The use of a model by a service; null in the file when nothing is set.
 */
public record ModelUse(
        Optional<String> endpointVariable,
        Optional<String> modelVariable,
        Map<String, JsonValue> extensions) {
    public ModelUse {
        extensions = Immutable.map(extensions);
    }
}
