package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.absent;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.recreated;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Expectations.runningContainers;
import static io.jcompose.tests.scenario.Expectations.stopped;
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

/** What the flags of {@code up} promise. */
@Tag("engine")
@Tag("every-engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UpIT {
    private static final String TWO_SERVICES = """
            services:
              front:
                image: busybox:test
                command: ["sleep", "1000"]
                stop_signal: SIGKILL
                depends_on: [back]
              back:
                image: busybox:test
                command: ["sleep", "1000"]
                stop_signal: SIGKILL
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void scalesUpAndDown(TestEngine engine) {
        try (Scenario two = Scenario.written(engine, directory, TWO_SERVICES)) {
            String name = two.project();
            two.step("three of one", run("up", "-d", "--scale", "front=3"), exits(0),
                    runningContainers(name + "-front-1", name + "-front-2", name + "-front-3", name + "-back-1"));
            two.step("back to what the file says", run("up", "-d"), exits(0),
                    runningContainers(name + "-front-1", name + "-back-1"), kept("back"));
            two.step("none of one", run("up", "-d", "--scale", "front=0"), exits(0), absent("front"), running("back"));
            two.step("down removes the rest", run("down"), exits(0), nothingLeft());
        }
    }

    @ParameterizedTest
    @EnumSource
    void recreatesAsTold(TestEngine engine) {
        try (Scenario two = Scenario.written(engine, directory, TWO_SERVICES)) {
            two.step("up", run("up", "-d"), exits(0), running("front", "back"));
            two.step("force recreates what nothing has changed", run("up", "-d", "--force-recreate"), exits(0),
                    recreated("front", "back"), running("front", "back"));
            two.step("a named service leaves what it depends on", run("up", "-d", "--force-recreate", "front"),
                    exits(0),
                    recreated("front"), kept("back"));
            two.edit(text -> text.replace("1000", "999"));
            two.step("no-recreate leaves what has changed", run("up", "-d", "--no-recreate"), exits(0),
                    kept("front", "back"));
            two.step("a plain up does not", run("up", "-d"), exits(0), recreated("front", "back"),
                    running("front", "back"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfOrphansAndRemovesThemWhenTold(TestEngine engine) {
        try (Scenario two = Scenario.written(engine, directory, TWO_SERVICES)) {
            two.step("up", run("up", "-d"), exits(0), running("front", "back"));
            two.edit(text -> text.substring(0, text.indexOf("  back:")).replace("    depends_on: [back]\n", ""));
            two.step("an orphan is told of and left", run("up", "-d"), exits(0),
                    tells("Found orphan containers ([" + two.project() + "-back-1])"), running("front", "back"));
            two.step("and removed when told", run("up", "-d", "--remove-orphans"), exits(0), running("front"),
                    absent("back"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDependantOfAFailureIsNotStarted(TestEngine engine) {
        try (Scenario failing = Scenario.written(engine, directory, """
                services:
                  migration:
                    image: busybox:test
                    command: ["sh", "-c", "exit 3"]
                  app:
                    image: busybox:test
                    command: ["sleep", "1000"]
                    depends_on:
                      migration: { condition: service_completed_successfully }
                  other:
                    image: busybox:test
                    command: ["sleep", "1000"]
                    stop_signal: SIGKILL
                """)) {
            failing.step("the failure is told once, with its code", run("up", "-d"), exits(1),
                    tells("service \"migration\" didn't complete successfully: exit 3"), stopped("app"),
                    running("other"));
        }
    }
}
