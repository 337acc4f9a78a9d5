package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.state.ObservationScope;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dry-run} of the commands that run something: they tell what they would do, or that they cannot. */
class DryRunTest {
    @TempDir private Path directory;
    private ProgramInMemory jcompose;

    @BeforeEach
    void aServiceThatRuns() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file("services: {web: {image: \"busybox:test\", command: sleep 100}}\n");
        jcompose.run("up", "-d");
    }

    @Test
    void whatNeedsAPersonIsRefused() {
        assertThat(jcompose.run("--dry-run", "exec", "web", "true")).isOne();
        assertThat(jcompose.errLines()).containsExactly("interactive exec is not supported in dry-run mode");
        assertThat(jcompose.run("--dry-run", "attach", "web")).isOne();
        assertThat(jcompose.errLines()).containsExactly("interactive run is not supported in dry-run mode");
        assertThat(jcompose.run("--dry-run", "run", "web", "true")).isOne();
        assertThat(jcompose.errLines()).containsExactly("interactive run is not supported in dry-run mode");
    }

    @Test
    void aCommandInTheBackgroundIsToldWithItsWords() {
        assertThat(jcompose.run("--dry-run", "exec", "-d", "web", "echo", "a \"b\"")).isZero();
        assertThat(jcompose.out()).startsWith(" DRY-RUN MODE - Executing command [\"echo\" \"a \\\"b\\\"\"] in ")
                .endsWith(" (detached mode)\n");
    }

    @Test
    void aOneOffContainerInTheBackgroundIsNamedAndNotMade() {
        assertThat(jcompose.run("--dry-run", "run", "-d", "web", "true")).isZero();
        assertThat(jcompose.out()).matches("demo-web-run-[0-9a-f]{12}\n");
        assertThat(jcompose.engine().observe(ObservationScope.named("demo")).containers()).hasSize(1);
    }
}
