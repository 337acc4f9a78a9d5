package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of flags that cannot be meant are refused before anything happens. */
class FlagRefusalsTest {
    @TempDir private Path directory;
    private ProgramInMemory jcompose;

    @BeforeEach
    void aServiceThatRuns() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file("services: {web: {image: \"busybox:test\", command: sleep 100}}\n");
        jcompose.run("up", "-d");
    }

    @Test
    void aNegativeScaleRemovesNothing() {
        assertThat(jcompose.run("up", "-d", "--scale", "web=-1")).isOne();
        assertThat(jcompose.errLines()).containsExactly("invalid --scale option \"web=-1\". NUM cannot be negative");
        jcompose.run("ps", "--services");
        assertThat(jcompose.out()).isEqualTo("web\n");
    }

    @Test
    void waitingAndEndingWithAContainerExcludeEachOther() {
        assertThat(jcompose.run("up", "--wait", "--exit-code-from", "web")).isOne();
        assertThat(jcompose.errLines()).containsExactly(
                "--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies");
    }

    @Test
    void waitingForTheWholeAndEndingWithAFailureExcludeEachOther() {
        assertThat(jcompose.run("up", "--wait", "--abort-on-container-failure")).isOne();
        assertThat(jcompose.errLines()).containsExactly("--wait cannot be combined with --abort-on-container-exit,"
                + " --abort-on-container-failure, --attach, --attach-dependencies or --watch");
    }

    @Test
    void whatIsNotStartedCannotBeAttachedTo() {
        assertThat(jcompose.run("up", "--attach", "nosuch")).isOne();
        assertThat(jcompose.errLines()).last().isEqualTo("cannot attach to services not included in up: nosuch");
    }

    @Test
    void theOutputOfAContainerThatIsNotThereCannotBeShown() {
        assertThat(jcompose.run("logs", "--index", "2", "web")).isOne();
        assertThat(jcompose.errLines()).containsExactly("service \"web\" is not running container #2");
        assertThat(jcompose.run("logs", "--index", "1", "web")).isZero();
    }
}
