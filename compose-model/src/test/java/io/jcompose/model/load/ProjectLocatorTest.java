package io.jcompose.model.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLocatorTest {
    @TempDir Path directory;

    @Test
    void searchesUpwardsAndTakesTheOverrideAlong() throws IOException {
        write("docker-compose.yml", "");
        write("compose.override.yml", "");
        write("in/here/x", "");
        ProjectLocation location = locate(LoadRequest.in(directory.resolve("in/here"), Map.of()));
        assertThat(location.files()).containsExactly(directory + "/docker-compose.yml",
                directory + "/compose.override.yml");
        assertThat(location.workingDirectory()).isEqualTo(directory);
    }

    @Test
    void warnsWhenSeveralFilesHaveAUsualName() throws IOException {
        write("compose.yaml", "");
        write("docker-compose.yml", "");
        assertThat(locate(request(Map.of())).warnings()).extracting(warning -> warning.message()).containsExactly(
                "Found multiple config files with supported names: " + directory + "/compose.yaml, " + directory
                        + "/docker-compose.yml",
                "Using " + directory + "/compose.yaml");
    }

    @Test
    void letsTheProcessWinOverDotEnv() throws IOException {
        write("compose.yaml", "");
        write(".env", "A=file\nB=file\nCOMPOSE_PROFILES=x, y\n");
        ProjectLocation location = locate(request(Map.of("A", "process")));
        assertThat(location.environment()).containsEntry("A", "process").containsEntry("B", "file");
        assertThat(location.profiles()).containsExactly("x", "y");
    }

    @Test
    void takesFilesAndEnvFilesFromTheEnvironment() throws IOException {
        write("a.yaml", "");
        write("b.yaml", "");
        write("one.env", "A=1\n");
        write("two.env", "A=2\n");
        ProjectLocation location = locate(
                request(Map.of("COMPOSE_FILE", "a.yaml:b.yaml", "COMPOSE_ENV_FILES", "one.env,two.env")));
        assertThat(location.files()).containsExactly(directory + "/a.yaml", directory + "/b.yaml");
        assertThat(location.environment()).containsEntry("A", "2");
        assertThat(location.envFiles()).hasSize(2);
    }

    @Test
    void saysWhichEnvFileIsMissing() {
        var request = new LoadRequest(directory, Optional.empty(), List.of("x.yaml"), Optional.empty(), List.of(),
                List.of(), List.of("no.env"), Map.of(), Optional.empty(), LoadOptions.defaults());
        assertThatThrownBy(() -> locate(request)).isInstanceOf(ComposeException.class)
                .hasMessage("couldn't find env file: " + directory + "/no.env");
    }

    @Test
    void exportsOnlyVariablesOfCompose() throws IOException {
        write("compose.yaml", "");
        write(".env", "A=1\nCOMPOSE_PARALLEL_LIMIT=3\n");
        assertThat(new ProjectLocator().environment(request(Map.of()))).containsOnlyKeys("COMPOSE_PARALLEL_LIMIT");
    }

    private LoadRequest request(Map<String, String> environment) {
        return LoadRequest.in(directory, environment);
    }

    private static ProjectLocation locate(LoadRequest request) {
        return new ProjectLocator().locate(request);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
