package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person at a terminal gets. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TerminalIT {
    private static final String COMPOSE = """
            services:
              web:
                image: busybox:test
                init: true
                stop_signal: SIGKILL
                command: ["sh", "-c", "echo web is up; sleep 1000"]
              shell:
                image: busybox:test
                profiles: [shell]
                tty: true
                stdin_open: true
                stop_signal: SIGKILL
                command: ["sh"]
              sized:
                image: busybox:test
                profiles: [sized]
                tty: true
                stdin_open: true
                stop_signal: SIGKILL
                command: ["sh", "-c", "trap 'echo now $$(stty size)' WINCH; while :; do sleep 0.1; done"]
            """;

    /** Waits for a size, told by a signal or not. */
    private static final String RESIZED = "trap 'stty size' WINCH; until stty size | grep -q '^31 97'; do sleep 0.1; done;";

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void processesHaveATerminalOfTheSameSize(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("up", "-d").code()).isZero();
            Ended exec = project.inTerminal(List.of("ready", "typed\r", "got typed", "\u0003"), "exec", "web", "sh",
                    "-c", quoted(RESIZED + " trap 'echo caught; exit 9' INT; stty size; echo ready; read word;"
                            + " echo got $word; while :; do sleep 0.1; done"));
            assertThat(exec.code()).as(exec.toString()).isEqualTo(9);
            assertThat(exec.out()).contains("31 97\r\n", "got typed\r\n", "caught\r\n");
            assertThat(exec.err()).as("the terminal is as it was before").isEqualTo("restored");

            Ended run = project.inTerminal(List.of("ready", "typed\r"), "run", "--rm", "--no-deps", "web", "sh", "-c",
                    quoted(RESIZED + " echo ready; read word; echo got $word; exit 5"));
            assertThat(run.code()).as(run.toString()).isEqualTo(5);
            assertThat(run.out()).contains("got typed\r\n");
            assertThat(run.err()).isEqualTo("restored");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("every-engine")
    void aWindowThatChangesChangesInTheContainerToo(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("--profile", "sized", "up", "-d").code()).isZero();
            String tells = quoted(RESIZED
                    + " trap 'echo now $(stty size)' WINCH; echo ready; while :; do sleep 0.1; done");
            for (String command : List.of("exec web", "run --rm --no-deps web")) {
                var words = (command + " sh -c").split(" ");
                words = Stream.concat(Stream.of(words), Stream.of(tells)).toArray(String[]::new);
                try (Terminal terminal = project.terminal(words)) {
                    terminal.await("ready").resize(120, 40).await("now 40 120\r\n");
                    // one after the other without a pause: the last counts
                    terminal.resize(20, 10).resize(30, 12).resize(40, 14).await("now 14 40\r\n");
                    assertThat(terminal.type("\u0003").finish().err()).as(command).isEqualTo("restored");
                }
            }
            try (Terminal terminal = project.terminal("attach", "sized")) {
                // two, so that the process draws its screen anew: nobody knows when it hears of the first
                terminal.await("now 31 97\r\n").resize(120, 40).await("now 40 120\r\n");
                assertThat(terminal.type("\u0010\u0011").finish().err()).isEqualTo("restored");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonCanLeaveWithoutEndingAnything(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("--profile", "shell", "up", "-d").code()).isZero();
            Ended left = project.inTerminal(List.of("", "echo is$((40+2))\r", "is42", "\u0010\u0011"), "attach",
                    "shell");
            assertThat(left.out()).as(left.toString()).contains("is42");
            assertThat(left.err()).isEqualTo("restored");
            assertThat(project.run("ps", "--status", "running", "--services").out().lines())
                    .as("both still run").containsExactlyInAnyOrder("shell", "web");
            Ended ended = project.inTerminal(List.of("", "exit 4\r"), "attach", "shell");
            assertThat(ended.code()).as("the shell's: " + ended).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMenuDetachesAndASecondInterruptKills(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE.replace("SIGKILL", "SIGWINCH")
                .replace("sleep 1000", "sleep 1000\"]\n    stop_grace_period: 10m\n    labels: [\"a=b"))) {
            Ended detached = project.inTerminal(List.of("web is up", "w", "not yet configured", "d"), "up");
            assertThat(detached.code()).as(detached.toString()).isZero();
            assertThat(detached.out()).contains("Detach").doesNotContain("Docker Desktop");
            assertThat(detached.err()).isEqualTo("restored");
            assertThat(project.run("ps", "--status", "running", "--services").out()).isEqualTo("web\n");
            // each new picture is an occasion to press again: two within a quarter of a second count as one
            var keys = new ArrayList<>(List.of("Attaching to", "\u0003", "Gracefully Stopping", ""));
            for (int press = 0; press < 40; press++) keys.addAll(List.of("[+] Stopping 0/", "\u0003"));
            Ended killed = project.inTerminal(keys, "up");
            assertThat(killed.out()).as(killed.toString()).contains("Gracefully Stopping");
            assertThat(project.run("ps", "--status", "running", "--services").out()).as(killed.toString()).isBlank();
        }
    }

    private static String quoted(String script) {
        return "'" + script.replace("'", "'\\''") + "'";
    }
}
