package io.jcompose.backends.docker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** buildx, played by shell scripts. */
@Timeout(60)
class BuildxPluginTest {
    /** More than a pipe holds. */
    private static final BakeFile LARGE = new BakeFile(
            JsonValue.object().put("text", new JsonValue.Str("x".repeat(1 << 20))).build(), Map.of(), Set.of(),
            Map.of(), false);

    @TempDir private Path directory;

    private final List<String> heard = new ArrayList<>();

    private void bake(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("docker-buildx"), "#!/bin/sh\n" + script);
        program.toFile().setExecutable(true);
        var operation = new Operation.BuildImages(ResourceId.image("a"), List.of(), List.of(), BuildSettings.DEFAULT,
                true);
        var listener = new OperationListener() {
            @Override
            public void output(String line) {
                heard.add(line);
            }
        };
        new BuildxPlugin(program).bake(operation, LARGE, Map.of("PATH", "/usr/bin:/bin",
                "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "/usr/bin/docker"),
                new EngineEndpoint.Unix(directory.resolve("none.sock")), listener);
    }

    @Test
    void aBuilderThatEndsBeforeItHasReadEverythingSaysWhy() {
        assertThatThrownBy(() -> bake("exec <&-; echo 'ERROR: no builder \"x\" found'; exit 1"))
                .isInstanceOf(EngineException.class).hasMessageContaining("no builder \"x\" found");
    }

    @Test
    void itIsNotToldThatDockerCalledUs() {
        assertThatThrownBy(
                () -> bake("cat >/dev/null; echo \"called=${DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND-no}\"; exit 1"))
                .isInstanceOf(EngineException.class);
        assertThat(heard).containsExactly("called=no");
    }
}
