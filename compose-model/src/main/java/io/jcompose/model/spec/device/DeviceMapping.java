package io.jcompose.model.spec.device;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.Map;

/**
 * A device of the host inside the container.
 *
 * @param permissions for example {@code rwm}; empty when not given
 */
public record DeviceMapping(
        String source,
        String target,
        String permissions,
        Map<String, JsonValue> extensions) {
    public DeviceMapping {
        extensions = Immutable.map(extensions);
    }

    public DeviceMapping(String source, String target, String permissions) {
        this(source, target, permissions, Map.of());
    }
}
