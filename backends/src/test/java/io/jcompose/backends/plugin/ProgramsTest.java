package io.jcompose.backends.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.ProviderCommand;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers and the model plugin, played by shell scripts that note how they are called. */
class ProgramsTest {
    @TempDir private Path directory;

    private final List<String> heard = new ArrayList<>();
    private final OperationListener listener = new OperationListener() {
        @Override
        public void transfer(String part, String status, long current, long total) {
            heard.add(status);
        }
    };

    private Path plugin(String name, String script) throws IOException {
        Path program = Files.createDirectories(directory.resolve("docker/cli-plugins")).resolve("docker-" + name);
        Files.writeString(program, "#!/bin/sh\necho \"$*\" >> " + calls() + "\n" + script);
        program.toFile().setExecutable(true);
        return program;
    }

    private Path calls() {
        return directory.resolve("calls");
    }

    private Map<String, String> docker() {
        return Map.of("DOCKER_CONFIG", directory.resolve("docker").toString());
    }

    /** Set when docker calls us as its plugin: what we call would take its first word for its own name. */
    @Test
    void aProgramIsNotToldThatDockerCalledUs() throws IOException {
        plugin("cloud",
                "[ \"$1\" = compose ] && echo \"called=${DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND-no}\" >> " + calls());
        var environment = Map.of("DOCKER_CONFIG", directory.resolve("docker").toString(), "PATH", "/usr/bin:/bin",
                "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "/usr/bin/docker");
        var operation = new Operation.RunProvider(ResourceId.service("db"), "demo",
                new Provider("cloud", Map.of(), Map.of()), ProviderCommand.UP, environment);
        new ProviderRun(docker(), operation, listener).run();
        assertThat(Files.readString(calls())).contains("called=no").doesNotContain("called=/");
    }

    private Performed run(String type, ProviderCommand command, Map<String, List<String>> options) {
        var provider = new Provider(type, options, Map.of());
        var operation = new Operation.RunProvider(ResourceId.service("db"), "demo", provider, command,
                Map.of("PATH", "/usr/bin:/bin", "GIVEN", "by the project"));
        return new ProviderRun(docker(), operation, listener).run();
    }

    @Test
    void aProviderIsAskedForItsParametersAndThenToProvide() throws IOException {
        plugin("cloud", """
            [ "$2" = metadata ] && { echo '{"description":"d","up":{"parameters":[{"name":"size"}]}}'; exit; }
            echo '{"type":"info","message":"on its way"}'
            echo '{"type":"setenv","message":"URL=x=y"}'
            echo '{"type":"setenv","message":"SEEN='"$GIVEN"'"}'
            """);
        Performed performed = run("cloud", ProviderCommand.UP, Map.of("size", List.of("1", "2"), "other",
                List.of("left out")));
        assertThat(performed.variables()).containsExactlyInAnyOrderEntriesOf(
                Map.of("URL", "x=y", "SEEN", "by the project"));
        assertThat(heard).containsExactly("on its way");
        assertThat(calls()).hasContent("""
            compose metadata
            compose --project-name=demo up --size=1 --size=2 db
            """);
        assertThat(directory.resolve("docker/compose/providers/cloud.json")).content().contains("\"size\"");
    }

    @Test
    void withoutMetadataEveryOptionIsHandedOver() throws IOException {
        plugin("cloud", "[ \"$2\" = metadata ] && exit 1; exit 0\n");
        run("cloud", ProviderCommand.DOWN, Map.of("any", List.of("thing")));
        assertThat(calls()).content().endsWith("compose --project-name=demo down --any=thing db\n");
    }

    @Test
    void whatAProviderDoesWrongIsTold() throws IOException {
        plugin("strict", """
            [ "$2" = metadata ] && { echo '{"description":"d","up":{"parameters":[{"name":"k","required":true}]}}'; }
            """);
        assertThatThrownBy(() -> run("strict", ProviderCommand.UP, Map.of()))
                .hasMessage("required parameter \"k\" is missing from provider \"strict\" definition");
        plugin("unable", "[ \"$2\" = metadata ] && exit 1; echo '{\"type\":\"error\",\"message\":\"no room\"}'\n");
        assertThatThrownBy(() -> run("unable", ProviderCommand.UP, Map.of())).hasMessage("no room");
        plugin("odd", "[ \"$2\" = metadata ] && exit 1; echo '{\"type\":\"song\",\"message\":\"la\"}'\n");
        assertThatThrownBy(() -> run("odd", ProviderCommand.UP, Map.of()))
                .hasMessage("invalid response from plugin: song");
        plugin("broken", "exit 7\n");
        assertThatThrownBy(() -> run("broken", ProviderCommand.UP, Map.of()))
                .hasMessage("failed to create service provider: exit status 7");
        assertThatThrownBy(() -> run("broken", ProviderCommand.DOWN, Map.of()))
                .hasMessage("failed to remove service provider: exit status 7");
        assertThatThrownBy(() -> run("compose", ProviderCommand.UP, Map.of()))
                .hasMessage("'compose' is not a valid provider type");
        assertThatThrownBy(() -> run("no-such-program", ProviderCommand.UP, Map.of()))
                .hasMessage("exec: \"no-such-program\": executable file not found in $PATH");
    }

    @Test
    void aModelIsFetchedWhenItIsMissingAndThenConfigured() throws IOException {
        plugin("model", """
            case "$1" in
              ls) echo '[{"id":"1","tags":["example/here"]}]' ;;
              status) echo '{"endpoint":"http://runner/v1/"}' ;;
              pull) echo "half way" ;;
            esac
            """);
        assertThat(serve("example/new", List.of("--fast")).variables()).containsEntry("endpoint", "http://runner/v1/");
        assertThat(heard).containsExactly("half way");
        assertThat(calls()).hasContent("""
            ls --json
            pull example/new
            configure --context-size 8 example/new -- --fast
            status --json
            """);
        Files.delete(calls());
        serve("example/here", List.of());
        assertThat(calls()).content().doesNotContain("pull");
    }

    @Test
    void withoutTheModelPluginThereAreNoModels() {
        assertThatThrownBy(() -> serve("any", List.of())).hasMessage("'models' support requires Docker Model plugin");
    }

    private Performed serve(String reference, List<String> flags) {
        var model = new Model("m", Optional.empty(), Optional.of(reference), OptionalLong.of(8), flags, Map.of());
        return new ModelRun(docker(), new Operation.ServeModel(ResourceId.model("m"), model, Map.of()), listener)
                .run();
    }
}
