package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that is run inside a container at a moment of its life.
 *
 * @param image only for {@code pre_start}: the helper container's image
 * @param perReplica only for {@code pre_start}
 */
public record Hook(
        List<String> command,
        Optional<String> user,
        boolean privileged,
        Optional<String> workingDirectory,
        Map<String, EnvironmentValue> environment,
        Optional<String> image,
        boolean perReplica,
        Map<String, JsonValue> extensions) {
    public Hook {
        command = List.copyOf(command);
        environment = Immutable.map(environment);
        extensions = Immutable.map(extensions);
    }
}
