package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code run} promises. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunIT {
    private static final String COMPOSE = """
            services:
              db:
                image: busybox:test
                init: true
                stop_signal: SIGKILL
                command: ["sleep", "1000"]
              app:
                image: busybox:test
                restart: always
                environment: { GREETING: hello }
                command: ["sh", "-c", "echo from the file; exit 3"]
                depends_on: [db]
              tool:
                image: busybox:test
                profiles: [tools]
                command: ["echo", "a tool"]
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void handsOnOutputInputAndExitCode(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            Ended plain = project.run("run", "app");
            assertThat(plain.code()).as(plain.toString()).isEqualTo(3);
            assertThat(plain.out()).isEqualTo("from the file\n");
            Ended listed = project.run("ps", "-a", "--format", "{{.Name}} {{.State}}");
            assertThat(listed.out()).as("dependencies run, and what ended stays").contains(
                    project.name + "-db-1 running").containsPattern(project.name + "-app-run-[0-9a-f]{12} exited");

            Ended piped = project.typing("through\n", "run", "--rm", "-T", "-e", "MORE=1", "-w", "/tmp", "app",
                    "sh", "-c", "cat; echo $GREETING $MORE $PWD; echo no >&2");
            assertThat(piped.code()).as(piped.toString()).isZero();
            assertThat(piped.out()).isEqualTo("through\nhello 1 /tmp\n");
            assertThat(piped.err()).contains("no\n");

            Ended other = project.run("run", "--rm", "--entrypoint", "sh -c", "app", "exit 7");
            assertThat(other.code()).as(other.toString()).isEqualTo(7);
            Ended tool = project.run("run", "--rm", "tool");
            assertThat(tool.out()).as("a service that is named needs no profile: " + tool).isEqualTo("a tool\n");
            assertThat(project.run("ps", "-aq").out().lines()).as("--rm leaves nothing").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesAContainerRunningWhenDetached(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            Ended detached = project.run("run", "-d", "--no-deps", "--name", project.name + "-mine", "app", "sleep",
                    "1000");
            assertThat(detached.code()).as(detached.toString()).isZero();
            assertThat(detached.out()).matches("[0-9a-f]{64}\n");
            Ended listed = project.run("ps", "-a", "--format", "{{.Name}} {{.State}} {{.ID}}");
            assertThat(listed.out()).as("nothing else was started").isEqualTo(
                    project.name + "-mine running " + detached.out().substring(0, 12) + "\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsWrong(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            Ended missing = project.run("run", "--rm", "--no-deps", "app", "no-such-command");
            assertThat(missing.code()).as(missing.toString()).isEqualTo(1);
            assertThat(missing.err()).contains("no-such-command").contains("executable file not found");
            assertThat(project.run("ps", "-aq").out()).as("it is removed although it never ran").isEmpty();
            Ended unknown = project.run("run", "nobody");
            assertThat(unknown.err()).isEqualTo("no such service: nobody\n");
            Ended terminal = project.run("run", "--rm", "--no-deps", "-t", "app", "true");
            assertThat(terminal.err()).endsWith("the input device is not a TTY\n");
        }
    }
}
