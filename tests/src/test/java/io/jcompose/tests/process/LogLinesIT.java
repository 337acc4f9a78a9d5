package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Finished;
import io.jcompose.tests.scenario.Underway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every line that containers print is shown once and in order, whatever happens to them meanwhile. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LogLinesIT {
    /** Prints numbered lines, one of them longer than engines keep in one piece, says so, and waits to be killed. */
    private static final String WRITER = """
            services:
              app:
                image: busybox:test
                stop_signal: SIGKILL
                command:
                  - sh
                  - -c
                  - |
                    run=$$(cat /run-number 2>/dev/null || echo 0); echo $$((run + 1)) > /run-number
                    head -c 40000 /dev/zero | tr '\\000' x; echo
                    i=0; while [ $$i -lt 300 ]; do echo "run $$run line $$i"; i=$$((i + 1)); done
                    echo "run $$run written"; sleep 1000
              two:
                image: busybox:test
                stop_signal: SIGKILL
                command: [sleep, "1000"]
            """;

    private static final String LONG = "x".repeat(40_000);

    @TempDir Path directory;

    /** Not on Podman, whose reader of a log that is written to loses what comes in a burst (docs/podman.md). */
    @ParameterizedTest
    @EnumSource(names = "DOCKER")
    void whileTheyAreRestartedAndKilled(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, WRITER);
                Underway up = project.begin("up", "--no-color")) {
            up.awaitOut("run 0 written\n");
            try (Underway logs = project.begin("logs", "-f");
                    Underway tail = project.begin("logs", "-f", "--tail", "3")) {
                logs.awaitOut("run 0 written\n");
                tail.awaitOut("run 0 written\n");
                for (int run = 1; run <= 2; run++) {
                    assertThat(project.run("restart", "-t", "0", "app").code()).isZero();
                    for (Underway one : List.of(up, logs, tail)) one.awaitOut("run " + run + " written\n");
                }
                assertThat(project.run("kill").code()).isZero();
                List<String> all = new ArrayList<>();
                for (int run = 0; run <= 2; run++) all.addAll(written("app-1", run));
                shows(logs.finish().stdout(), "app-1", all);
                shows(tail.finish().stdout(), "app-1", all.subList(299, all.size()));
                shows(up.finish().stdout(), "app-1", all);
                shows(project.run("logs", "--tail", "301", "app").out(), "app-1",
                        all.subList(all.size() - 301, all.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileTheyBecomeMoreAndFewer(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, WRITER)) {
            assertThat(project.run("up", "-d").code()).isZero();
            try (Underway logs = project.begin("logs", "-f")) {
                logs.awaitOut("app-1  | run 0 written\n");
                assertThat(project.run("up", "-d", "--scale", "app=3").code()).isZero();
                logs.awaitOut("app-2  | run 0 written\n").awaitOut("app-3  | run 0 written\n");
                assertThat(project.run("up", "-d", "--scale", "app=1").code()).isZero();
                assertThat(project.run("up", "-d", "--force-recreate", "app").code()).isZero();
                logs.awaitOut("app-1  | run 0 written\n", 2);
                assertThat(project.run("kill").code()).isZero();
                Finished finished = logs.finish();
                List<String> twice = new ArrayList<>(written("app-1", 0));
                twice.addAll(written("app-1", 0));
                shows(finished.stdout(), "app-1", twice);
                for (String name : List.of("app-2", "app-3"))
                    shows(finished.stdout(), name, written(name, 0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileAReplacementIsMadeAndStartedLater(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, WRITER)) {
            assertThat(project.run("up", "-d", "app").code()).isZero();
            try (Underway logs = project.begin("logs", "-f")) {
                logs.awaitOut("app-1  | run 0 written\n");
                assertThat(project.run("create", "--force-recreate", "app").code()).isZero();
                assertThat(project.run("run", "--rm", "--no-deps", "two", "true").code()).as("time passes").isZero();
                assertThat(project.run("start", "app").code()).isZero();
                logs.awaitOut("app-1  | run 0 written\n", 2);
                assertThat(project.run("stop").code()).isZero();
                List<String> twice = new ArrayList<>(written("app-1", 0));
                twice.addAll(written("app-1", 0));
                shows(logs.finish().stdout(), "app-1", twice);
            }
        }
    }

    private static List<String> written(String name, int run) {
        var lines = new ArrayList<String>();
        lines.add(name + "  | " + LONG);
        IntStream.range(0, 300).forEach(line -> lines.add(name + "  | run " + run + " line " + line));
        lines.add(name + "  | run " + run + " written");
        return lines;
    }

    /** Tells of the first difference only. */
    private static void shows(String output, String name, List<String> expected) {
        List<String> lines = output.lines().filter(line -> line.startsWith(name + "  | ")).toList();
        for (int i = 0; i < Math.min(lines.size(), expected.size()); i++) {
            assertThat(lines.get(i)).as("line " + i + ", after " + lines.subList(Math.max(0, i - 1), i))
                    .isEqualTo(expected.get(i));
        }
        assertThat(lines).as("number of lines").hasSameSizeAs(expected);
    }
}
