package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.completed;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.page;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Scenario.run;

import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** kill -9 in the middle: the next up finds whatever state that was, and brings the project to where it should be. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class InterruptedUpIT {
    @TempDir Path directory;

    static Stream<Arguments> enginesAndMoments() {
        return Arrays.stream(TestEngine.values())
                .flatMap(engine -> Stream.of("create", "start", "die").map(moment -> Arguments.of(engine, moment)));
    }

    @ParameterizedTest
    @MethodSource("enginesAndMoments")
    void theNextUpConverges(TestEngine engine, String moment) {
        try (Scenario demo = Scenario.of(engine, directory, "demo")) {
            demo.killedOn(moment, run("up", "-d"));
            demo.step("the next up converges", run("up", "-d"), exits(0), running("web", "api", "store", "worker"),
                    completed("migration"), page(demo.url("/"), "hello from jcompose"));
            demo.step("nothing is left to do", run("plan"), exits(0));
            demo.step("down finds all of it", run("down", "-v"), exits(0), nothingLeft());
        }
    }

    @ParameterizedTest
    @MethodSource("enginesAndMoments")
    void aDownAfterTheKillLeavesNothing(TestEngine engine, String moment) {
        try (Scenario demo = Scenario.of(engine, directory, "demo")) {
            demo.killedOn(moment, run("up", "-d"));
            demo.step("down finds all of it", run("down", "-v"), exits(0), nothingLeft());
        }
    }
}
