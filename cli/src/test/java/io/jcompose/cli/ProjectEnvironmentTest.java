package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switches for whole projects, from the command line and from {@code .env}. */
class ProjectEnvironmentTest {
    private static final String WEB = "services: {web: {image: \"busybox:test\", command: sleep 100}}\n";

    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void writeTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file(WEB);
    }

    @Test
    void namesAreJoinedAsComposeV1DidWhenAsked() {
        assertThat(jcompose.run("--compatibility", "up", "-d", "--scale", "web=2")).isZero();
        assertThat(names()).containsExactly("demo_web_1", "demo_web_2");
    }

    @Test
    void theVariableOfAnEnvironmentFileAsksAsWell() throws IOException {
        variable("COMPOSE_COMPATIBILITY=true");
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(names()).containsExactly("demo_web_1");
    }

    @Test
    void containersKeepTheirNamesWhenTheSwitchChanges() {
        assertThat(jcompose.run("--compatibility", "up", "-d")).isZero();
        assertThat(jcompose.run("stop", "-t", "0")).isZero();
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(jcompose.errLines()).contains(" Container demo_web_1  Started");
        assertThat(jcompose.run("--compatibility", "up", "-d", "--force-recreate")).isZero();
        assertThat(names()).containsExactly("demo_web_1");
        assertThat(jcompose.run("up", "-d", "--force-recreate")).isZero();
        assertThat(names()).containsExactly("demo-web-1");
        assertThat(jcompose.run("down")).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void orphansGoWhenTheEnvironmentFileSaysSo() throws IOException {
        jcompose.file(WEB.replace("web:", "old:"));
        assertThat(jcompose.run("up", "-d")).isZero();
        jcompose.file(WEB);
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(names()).containsExactly("demo-old-1", "demo-web-1");
        variable("COMPOSE_REMOVE_ORPHANS=true");
        assertThat(jcompose.run("up", "-d", "--remove-orphans=false")).isZero();
        assertThat(names()).containsExactly("demo-old-1", "demo-web-1");
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(names()).containsExactly("demo-web-1");
    }

    @Test
    void createHeedsNeitherVariableAboutOrphans() throws IOException {
        orphan();
        variable("COMPOSE_REMOVE_ORPHANS=true");
        assertThat(jcompose.run("create")).isZero();
        assertThat(jcompose.err()).contains("Found orphan containers");
        variable("COMPOSE_IGNORE_ORPHANS=true");
        assertThat(jcompose.run("create")).isZero();
        assertThat(jcompose.err()).contains("Found orphan containers");
        assertThat(jcompose.run("up", "-d", "--remove-orphans")).isEqualTo(1);
        assertThat(jcompose.err()).contains("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
        assertThat(jcompose.run("create", "--remove-orphans")).isZero();
        assertThat(names()).containsExactly("demo-web-1");
    }

    @Test
    void runLeavesOrphansUnlessItsFlagSaysOtherwise() throws IOException {
        orphan();
        variable("COMPOSE_REMOVE_ORPHANS=true");
        jcompose.run("run", "--rm", "-d", "web");
        assertThat(names()).contains("demo-old-1");
        variable("COMPOSE_IGNORE_ORPHANS=true");
        jcompose.run("run", "--rm", "-d", "--remove-orphans", "web");
        assertThat(names()).contains("demo-old-1");
        variable("");
        jcompose.run("run", "--rm", "-d", "--remove-orphans", "web");
        assertThat(names()).doesNotContain("demo-old-1");
    }

    private void orphan() {
        jcompose.file(WEB.replace("web:", "old:"));
        assertThat(jcompose.run("up", "-d")).isZero();
        jcompose.file(WEB);
    }

    private void variable(String line) throws IOException {
        Files.writeString(directory.resolve(".env"), line + "\n");
    }

    private List<String> names() {
        return jcompose.engine().containers(new ContainerQuery(Optional.of("demo"), true)).stream()
                .map(ObservedContainer::name).sorted().toList();
    }
}
