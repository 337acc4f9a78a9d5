package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy.restart_policy} says is kept to, in restarts of ours and of the engine's. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RestartPolicyIT {
    private static final String SERVICE = """
              %s:
                image: busybox:test
                command: sh -c '%s'
                init: true
                network_mode: none
                stop_grace_period: 5s
                deploy: {restart_policy: {%s}}
            """;
    private static final String UNHEALTHY = SERVICE
            + "    healthcheck: {test: [CMD, 'false'], interval: 1s, timeout: 5s, retries: 1}\n";
    private static final Duration DELAY = Duration.ofSeconds(3);

    @TempDir Path directory;

    private static void givesUp(Supervised supervised, EngineWorld world, String service) {
        supervised.told.awaitMemory(seen -> seen.find(world.project.name(), world.container(service))
                .filter(state -> state.state().equals("gave-up")).isPresent());
    }

    /** Podman's own restarts know no delay: what is started before that is over is held down for it. */
    @ParameterizedTest
    @ValueSource(strings = {"any", "on-failure"})
    void onPodmanWhatCrashesIsGivenUpAndIsStartedByUsAfterTheDelay(String condition) {
        String compose = "services:\n" + SERVICE.formatted("boom", "exit 3",
                "condition: " + condition + ", delay: 3s, max_attempts: 5");
        try (var world = new EngineWorld(TestEngine.PODMAN, directory, compose);
                var starts = world.new Starts();
                var supervised = new Supervised(world.backend, world.options())) {
            world.up();
            givesUp(supervised, world, "boom");
            Recorded.until(() -> world.find("boom").state() == ContainerState.EXITED);
            // Podman may start it so quickly that a run is over before it is seen, and counts no more
            Recorded.until(() -> starts.of("boom").size() > 5);
            List<SupervisorEvent> ours = supervised.told.events().stream()
                    .filter(event -> event.decision().equals("start")).toList();
            for (SupervisorEvent decided : ours) {
                Instant due = decided.time().plus(DELAY);
                assertThat(decided.due()).contains(due);
                assertThat(starts.of("boom")).noneMatch(start -> start.isAfter(decided.time()) && start.isBefore(due));
            }
            assertThat(starts.of("boom")).anyMatch(start -> start.isAfter(ours.getFirst().time()));
        }
    }

    @Test
    void onPodmanARunThatLastsForTheWindowEndsTheRow() {
        String compose = "services:\n" + SERVICE.formatted("boom", "sleep 2; exit 3",
                "condition: any, delay: 100ms, max_attempts: 2, window: 1s");
        try (var world = new EngineWorld(TestEngine.PODMAN, directory, compose);
                var starts = world.new Starts();
                var supervised = new Supervised(world.backend, world.options())) {
            world.up();
            Recorded.until(() -> starts.of("boom").size() > 1 + 2 + 1);
            assertThat(supervised.told.count(world.container("boom"), "give-up")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatStaysUnhealthyIsRestartedSoOftenAndAfterTheDelay(TestEngine engine) {
        String compose = "services:\n"
                + UNHEALTHY.formatted("web", "exec sleep 600", "condition: on-failure, delay: 3s, max_attempts: 2")
                + UNHEALTHY.formatted("never", "exec sleep 600", "condition: none")
                + SERVICE.formatted("boom", "exit 3", "condition: none");
        try (var world = new EngineWorld(engine, directory, compose);
                var starts = world.new Starts();
                var supervised = new Supervised(world.backend, world.options())) {
            world.up();
            givesUp(supervised, world, "web");
            assertThat(world.look("web").state()).isEqualTo(ContainerState.RUNNING);
            List<Instant> web = starts.of("web");
            assertThat(web).hasSize(1 + 2);
            for (int i = 1; i < web.size(); i++)
                assertThat(web.get(i)).isAfterOrEqualTo(web.get(i - 1).plus(DELAY));
            assertThat(world.look("never")).extracting(Sighting::state).isEqualTo(ContainerState.RUNNING);
            assertThat(starts.of("never")).hasSize(1);
            assertThat(starts.of("boom")).hasSize(1);
        }
    }
}
