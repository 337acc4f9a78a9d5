package io.jcompose.model.spec.mount;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The use of a secret or a config by a service.
 *
 * @param source key of the project's secret or config
 * @param target path or file name inside the container; absent: {@code /run/secrets/SOURCE} or {@code /SOURCE}
 * @param mode Unix file mode
 */
public record FileReference(
        String source,
        Optional<String> target,
        Optional<String> uid,
        Optional<String> gid,
        OptionalInt mode,
        Map<String, JsonValue> extensions) {
    public FileReference {
        extensions = Immutable.map(extensions);
    }
}
