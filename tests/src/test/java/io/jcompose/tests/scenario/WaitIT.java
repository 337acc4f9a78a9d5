package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.completed;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;

import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code up --wait} can be trusted: it ends well when all is well, and says what is not. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WaitIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void endsWhenAllIsWellOrSaysWhatIsNot(TestEngine engine) {
        try (Scenario checked = Scenario.written(engine, directory, """
                services:
                  app:
                    image: busybox:test
                    command: ["sh", "-c", "touch /tmp/ready; exec sleep 1000"]
                    stop_signal: SIGKILL
                    healthcheck:
                      test: ["CMD", "sh", "-c", "test -e /tmp/ready || { echo not ready; exit 1; }"]
                      interval: 1s
                      timeout: 20s
                      retries: 2
                  job:
                    image: busybox:test
                    command: ["true"]
                """)) {
            String name = checked.project();
            checked.step("all is well when one is healthy and the other done", run("up", "--wait"), exits(0),
                    running("app"), completed("job"));
            checked.edit(text -> text.replace("/tmp/ready;", "/tmp/never;"));
            checked.step("who is unhealthy, and what the probe said", run("up", "--wait", "app"), exits(1),
                    tells("container " + name + "-app-1 is unhealthy", "the last probe ended with 1: not ready"));
            checked.edit(text -> text.replace("interval: 1s", "interval: 1h"));
            checked.step("a limit ends it", run("up", "--wait", "--wait-timeout", "2", "-t", "0", "app"), exits(1),
                    tells("application not healthy after 2s"));
            checked.edit(text -> text.replace("exec sleep 1000", "exit 4"));
            checked.step("who has failed", run("up", "--wait", "-t", "0", "app"), exits(1),
                    tells("container " + name + "-app-1 exited (4)"));
        }
    }
}
