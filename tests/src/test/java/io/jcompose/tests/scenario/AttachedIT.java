package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.doesNotAnswer;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.stopped;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is shown while containers run, and how that ends. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AttachedIT {
    /** Prints a line when it begins and one when it is asked to end. */
    private static final String TALKER = """
            services:
              app:
                image: busybox:test
                command: ["sh", "-c", "trap 'echo good bye; exit 0' TERM; echo hello; sleep 1000 & wait"]
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void showsAllThatIsAttachedAndStopsInOrderWhenInterrupted(TestEngine engine) {
        try (Scenario talking = Scenario.written(engine, directory, TALKER + """
                  silent:
                    image: busybox:test
                    command: ["sh", "-c", "trap 'exit 0' TERM; echo secret; sleep 1000 & wait"]
                    attach: false
                """); Underway up = talking.begin(run("up", "--no-color"))) {
            up.awaitOut("app-1  | hello\n");
            talking.step("one more, from elsewhere", run("up", "-d", "--no-recreate", "--scale", "app=2"), exits(0));
            up.awaitOut("app-2  | hello\n");
            Finished finished = up.signal("INT").finish();
            assertThat(finished.code()).as(finished.toString()).isEqualTo(130);
            assertThat(finished.stdout()).as(finished.toString()).startsWith("Attaching to app-1\n")
                    .contains("Gracefully Stopping... press Ctrl+C again to force\n", "app-1  | good bye\n",
                            "app-2  | good bye\n", "\r\u001b[Kapp-1 exited with code 0\n")
                    .doesNotContain("secret");
            talking.step("all have stopped, and are there", run("ps"), exits(0), stopped("app", "silent"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondInterruptKillsAtOnce(TestEngine engine) {
        try (Scenario stubborn = Scenario.written(engine, directory, """
                services:
                  app:
                    image: busybox:test
                    command: ["sh", "-c", "trap '' TERM; echo hello; sleep 1000 & wait"]
                    stop_grace_period: 10m
                """); Underway up = stubborn.begin(run("up"))) {
            up.awaitOut("hello\n").signal("INT").awaitOut("Gracefully Stopping");
            // two within a quarter of a second count as one press of a key
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            Finished finished = up.signal("INT").finish();
            assertThat(finished.code()).as(finished.toString()).isEqualTo(130);
            stubborn.step("it was killed", run("ps"), exits(0), stopped("app"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfAContainerCanBeTheEndOfAll(TestEngine engine) {
        try (Scenario ending = Scenario.written(engine, directory, """
                services:
                  job:
                    image: busybox:test
                    command: ["sh", "-c", "echo working; exit 3"]
                    depends_on: [app]
                  app:
                    image: busybox:test
                    command: ["sleep", "1000"]
                    init: true
                """)) {
            ending.step("the code of the first that ends", run("up", "--abort-on-container-exit"), exits(3),
                    answers("job-1  | working\n", "job-1 exited with code 3\n"),
                    tells("Aborting on container exit..."), stopped("app", "job"));
            ending.step("the code of the one that counts", run("up", "--exit-code-from", "app"), exits(143));
            ending.step("the code of the first that fails",
                    run("up", "--abort-on-container-failure", "--no-log-prefix"),
                    exits(3), answers("\nworking\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsAContainerThatIsStartedAgainByTheEngine(TestEngine engine) {
        try (Scenario failing = Scenario.written(engine, directory, """
                services:
                  app:
                    image: busybox:test
                    command: ["sh", "-c", "echo try; exit 1"]
                    restart: on-failure:2
                """)) {
            failing.step("to its last end", run("up", "--timestamps"), exits(0), (before, command, after) -> {
                assertThat(Underway.count(command.stdout(), "Z try\n")).as("tries").isEqualTo(3);
                assertThat(Underway.count(command.stdout(), "app-1 exited with code 1")).as("ends").isEqualTo(3);
                assertThat(command.stdout()).contains("app-1 exited with code 1 (restarting)\n");
                assertThat(command.stdout()).endsWith("app-1 exited with code 1\n");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void logsFollowRestartsAndRecreationsLineByLine(TestEngine engine) {
        try (Scenario talking = Scenario.written(engine, directory, TALKER)) {
            talking.step("up", run("up", "-d"), exits(0));
            try (Underway logs = talking.begin(run("logs", "-f"))) {
                logs.awaitOut("app-1  | hello\n");
                talking.step("restart", run("restart"), exits(0));
                logs.awaitOut("app-1  | hello\n", 2);
                talking.step("recreate", run("up", "-d", "--force-recreate"), exits(0));
                logs.awaitOut("app-1  | hello\n", 3);
                talking.step("stop", run("stop"), exits(0));
                Finished finished = logs.finish();
                assertThat(finished.code()).as(finished.toString()).isZero();
                // what a container says last before another takes its place may go with its log, which the engine deletes
                assertThat(finished.stdout().replace("app-1  | ", "")).as(finished.toString())
                        .matches("hello\ngood bye\nhello\n(good bye\n)?hello\ngood bye\n");
            }
            talking.step("the last line", run("logs", "--tail", "1", "--no-log-prefix"), exits(0),
                    (before, command, after) -> assertThat(command.stdout()).isEqualTo("good bye\n"));
            talking.step("with its time", run("logs", "-t", "--index", "1", "app"), exits(0), answers("Z hello\n"));
            talking.step("nothing is that new", run("logs", "--since", "2100-01-01"), exits(0), doesNotAnswer("hello"));
            talking.step("nothing is that old", run("logs", "--until", "2001-01-01"), exits(0), doesNotAnswer("hello"));
        }
    }
}
