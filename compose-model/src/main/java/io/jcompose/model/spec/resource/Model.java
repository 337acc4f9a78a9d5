package io.jcompose.model.spec.resource;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A language model that services use: an entry below {@code models}.
 *
 * @param model reference of the model
 * @param contextSize tokens
 */
public record Model(
        String key,
        Optional<String> name,
        Optional<String> model,
        OptionalLong contextSize,
        List<String> runtimeFlags,
        Map<String, JsonValue> extensions) {
    public Model {
        runtimeFlags = List.copyOf(runtimeFlags);
        extensions = Immutable.map(extensions);
    }
}
