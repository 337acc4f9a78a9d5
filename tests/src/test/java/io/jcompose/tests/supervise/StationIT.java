package io.jcompose.tests.supervise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process in the background that restarts unhealthy containers: who starts it, what it does, when it leaves. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class StationIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void oneProcessRestartsContainersOfAllProjectsAndLeavesWithTheLast(TestEngine engine) throws Exception {
        try (var world = new StationWorld(engine, directory)) {
            String first = world.projects().get(0);
            String second = world.projects().get(1);
            // returns at the end of the output: the process that was started keeps none of it
            world.run(first, "up", "-d");
            ProcessHandle station = world.station(first);
            world.run(first, "up", "-d");
            world.run(second, "up", "-d");
            assertThat(world.station(second)).isEqualTo(station);

            Process logs = world.start(first, "supervise", "logs", "-f", "--json");
            try (BufferedReader lines = logs.inputReader()) {
                world.unwell(first);
                String decision = world.line(lines, "\"decision\":\"restart\"", "\"project\":\"" + first + "\"");
                assertThat(decision).contains("\"reason\":\"unhealthy", "\"container\":\"" + first + "-web-1\"");
                world.line(lines, "\"decision\":\"done\"");
                logs.destroy();
            }
            assertThat(world.run(first, "events", "--since", "10m", "--until", "0s"))
                    .contains(" container supervise: restart ", "name=" + first + "-web-1", "reason=unhealthy");
            assertThat(world.run(second, "supervise", "logs")).contains(first + "-web-1  restart: unhealthy")
                    .doesNotContain(second + "-web-1");
            assertThat(world.run(first, "supervise", "status")).contains(first + "-web-1", second + "-web-1");

            world.run(first, "down", "-t", "0");
            assertThat(station.isAlive()).isTrue();
            world.run(second, "down", "-t", "0");
            StationWorld.awaitEnd(station);
            assertThat(world.status().bool("running")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyStartersStartOneAndAKilledOneIsReplaced(TestEngine engine) throws Exception {
        try (var world = new StationWorld(engine, directory)) {
            var starting = new ArrayList<Process>();
            for (String project : world.projects()) starting.add(world.start(project, "up", "-d"));
            for (Process process : starting) {
                process.getInputStream().readAllBytes();
                assertThat(process.waitFor()).isZero();
            }
            String first = world.projects().get(0);
            for (String project : world.projects()) world.station(project);
            world.await(world::stations, stations -> stations.size() == 1);

            world.unwell(first);
            world.await(() -> world.restarts(first), restarts -> restarts > 0);
            ProcessHandle killed = world.station(first);
            killed.destroyForcibly();
            StationWorld.awaitEnd(killed);
            world.run(first, "up", "-d");
            ProcessHandle next = world.station(first);
            assertThat(next).isNotEqualTo(killed);

            world.run(first, "supervise", "stop");
            StationWorld.awaitEnd(next);
            assertThat(world.run(first, "supervise", "status")).startsWith("No supervisor runs");
            assertThat(world.stations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneInTheForegroundTakesOverAndStaysTheOnlyOne(TestEngine engine) throws Exception {
        try (var world = new StationWorld(engine, directory)) {
            String first = world.projects().get(0);
            world.run(first, "up", "-d", "--no-supervise");
            assertThat(world.status().bool("running")).isFalse();
            world.run(first, "start");
            ProcessHandle detached = world.station(first);

            Process foreground = world.start(first, "supervise", "--json");
            StationWorld.awaitEnd(detached);
            world.await(world::status, status -> status.number("pid") == foreground.pid());
            assertThat(world.station(first).pid()).isEqualTo(foreground.pid());
            world.run(first, "up", "-d");
            Process second = world.start(first, "supervise");
            assertThat(new String(second.getInputStream().readAllBytes(), UTF_8)).contains("is supervised by process "
                    + foreground.pid() + " already");
            assertThat(second.waitFor()).isEqualTo(1);

            world.unwell(first);
            try (BufferedReader lines = foreground.inputReader()) {
                world.line(lines, "\"decision\":\"restart\"");
                assertThat(world.status().number("pid")).isEqualTo(foreground.pid());
                foreground.destroy();
                assertThat(foreground.waitFor()).isZero();
            }
            assertThat(world.stations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoAtOnceOneActsAndAThirdGoesOnWhenThatIsKilled(TestEngine engine) throws Exception {
        try (var world = new StationWorld(engine, directory)) {
            String first = world.projects().get(0);
            world.run(first, "up", "-d", "--no-supervise");
            Process one = world.start(first, "supervise", "--json");
            Process other = world.start(first, "supervise", "--json");
            CompletableFuture.anyOf(one.onExit(), other.onExit()).get(2, TimeUnit.MINUTES);
            Process acting = one.isAlive() ? one : other;
            Process left = one.isAlive() ? other : one;
            assertThat(new String(left.getInputStream().readAllBytes(), UTF_8))
                    .contains("is supervised by process " + acting.pid() + " already");
            assertThat(left.exitValue()).isEqualTo(1);

            restartsOnce(world, first, acting);
            acting.destroyForcibly().waitFor();
            restartsOnce(world, first, world.start(first, "supervise", "--json"));
        }
    }

    private static void restartsOnce(StationWorld world, String project, Process acting) throws Exception {
        world.run(project, "up", "-d", "--wait", "--no-supervise");
        int before = world.starts(project);
        world.unwell(project);
        world.line(acting.inputReader(), "\"decision\":\"done\"", "\"project\":\"" + project + "\"");
        // until it is well again another one might have come
        world.run(project, "up", "-d", "--wait", "--no-supervise");
        assertThat(world.starts(project)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsAttachedSupervisesAndStaysAttached(TestEngine engine) throws Exception {
        try (var world = new StationWorld(engine, directory)) {
            String first = world.projects().get(0);
            Process attached = world.start(first, "up");
            try (BufferedReader lines = attached.inputReader()) {
                world.line(lines, "Attaching to web-1");
                world.unwell(first);
                world.line(lines, first + "-web-1 restart: unhealthy");
                world.await(() -> world.run(first, "supervise", "logs"), logs -> logs.contains("done: restart"));
                assertThat(world.stations()).isEmpty();
                // the end that a restart begins with is not the end of what it is attached to
                assertThat(attached.isAlive()).isTrue();
                attached.toHandle().destroy();
                world.line(lines, "Stopped");
                assertThat(attached.waitFor()).isEqualTo(130);
            }
        }
    }
}
