package io.jcompose.model.spec.resource;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.Map;
import java.util.Optional;

/**
 * A named volume of a project: an entry below {@code volumes}.
 *
 * @param key the name inside the file
 * @param name the engine's name for it
 * @param external whether it must exist already and is never created or removed
 */
public record Volume(
        String key,
        String name,
        Optional<String> driver,
        Map<String, String> driverOpts,
        boolean external,
        Map<String, String> labels,
        Map<String, JsonValue> extensions) {
    public Volume {
        driverOpts = Immutable.map(driverOpts);
        labels = Immutable.map(labels);
        extensions = Immutable.map(extensions);
    }
}
