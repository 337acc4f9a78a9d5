package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.supervise.Claims;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.fault.EngineProxy;
import io.jcompose.tests.fault.EngineProxy.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's stop, asked of the engine itself, comes while the supervisor is at the same container. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterferenceIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void aStopInTheMiddleOfARestartIsNotUndone(TestEngine engine) {
        String compose = """
                services:
                  web:
                    image: busybox:test
                    command: sh -c 'trap "sleep 2; exit 0" TERM; touch /well; while :; do sleep 0.1; done'
                    network_mode: none
                    stop_grace_period: 30s
                    restart: always
                    healthcheck: {test: [CMD, test, -e, /well], interval: 1s, timeout: 5s, retries: 1}
                """;
        try (var world = new EngineWorld(engine, directory, compose)) {
            world.up();
            String web = world.container("web");
            try (var supervised = new Supervised(world.backend, world.options())) {
                supervised.told.awaitWell(web, Instant.MAX);
                try (EventStream events = world.backend.events(new EventFilter(Optional.of(world.project.name()),
                        Optional.of(Instant.now()), Optional.empty()))) {
                    world.exec("web", "rm", "/well");
                    awaitKill(events);
                }
                world.stop("web");
                // Docker starts it all the same, and what was stopped is stopped again
                if (engine == TestEngine.DOCKER) supervised.told.await(web, "done", 2);
                else supervised.told.await(web, "leave", 1);
                supervised.told.awaitMemory(seen -> seen.find(world.project.name(), web).orElseThrow().state()
                        .equals("watching"));
                Recorded.until(() -> world.find("web").state() == ContainerState.EXITED);
                String reason = supervised.told.events().stream().map(SupervisorEvent::reason)
                        .filter(why -> why.startsWith("a person")).findFirst().orElse("");
                assertThat(reason).isEqualTo(engine == TestEngine.DOCKER
                        ? "a person stopped it while it was being restarted"
                        : "a person is stopping it");
            }
        }
    }

    @Test
    void onDockerAStopThatIsUnderWayIsNotMetByARestart() {
        String compose = """
                services:
                  web:
                    image: busybox:test
                    command: sh -c 'trap "" TERM; touch /well; while :; do sleep 0.1; done'
                    network_mode: none
                    stop_grace_period: 5s
                    restart: always
                    healthcheck: {test: [CMD, test, -e, /well], interval: 1s, timeout: 5s, retries: 1}
                """;
        try (var world = new EngineWorld(TestEngine.DOCKER, directory, compose)) {
            world.up();
            String web = world.container("web");
            try (var supervised = new Supervised(world.backend, world.options())) {
                Instant run = supervised.told.awaitWell(web, Instant.MAX);
                world.exec("web", "rm", "/well");
                world.stop("web");
                supervised.told.awaitMemory(seen -> seen.find(world.project.name(), web).orElseThrow().history()
                        .acting().isEmpty());
                assertThat(world.look("web").started()).as("it was not started again").isEqualTo(run);
                assertThat(world.find("web").state()).isEqualTo(ContainerState.EXITED);
                assertThat(supervised.told.count(web, "done")).isZero();
            }
        }
    }

    private static void awaitKill(EventStream events) {
        for (var next = events.next(); next.isPresent(); next = events.next())
            if (next.get() instanceof ContainerEvent event && event.action().equals("kill")) return;
        throw new AssertionError("no signal was sent");
    }

    @Test
    void onPodmanWhatEndsRightBeforeItIsKilledIsRestartedAllTheSame() {
        String compose = """
                services:
                  web:
                    image: busybox:test
                    command: sh -c 'trap "sleep 0.2; exit 0" TERM; while :; do sleep 0.1; done'
                    network_mode: none
                    stop_grace_period: 0s
                """;
        Path podman = TestEngine.PODMAN.require().with("test-images").socket();
        try (var proxy = new EngineProxy(podman);
                var world = new EngineWorld(EngineWorld.connected(TestEngine.PODMAN, proxy.socket()), directory,
                        compose)) {
            world.up();
            Instant before = world.look("web").started();
            proxy.once(Fault.SLOW, call -> call.endsWith("signal=SIGKILL"));
            try (var watch = world.backend.ability(Vitals.class).orElseThrow().watch(id -> {})) {
                assertThat(watch.restart(world.container("web"))).contains(Performed.DONE);
            }
            assertThat(proxy.struck()).isTrue();
            assertThat(world.look("web").started()).isAfter(before);
        }
    }

    /** When it comes right before the engine starts it, there is no trace of it in the engine: our commands leave word. */
    @ParameterizedTest
    @EnumSource
    void aStopOfOursBetweenTheEndAndTheStartOfARestartIsNotUndone(TestEngine engine) {
        String compose = """
                services:
                  web:
                    image: busybox:test
                    command: sh -c 'touch /well; exec sleep 600'
                    init: true
                    network_mode: none
                    stop_grace_period: 5s
                    x-supervise: true
                    healthcheck: {test: [CMD, test, -e, /well], interval: 1s, timeout: 5s, retries: 1}
                """;
        var word = new AtomicReference<Optional<Instant>>(Optional.empty());
        var heard = new Claims() {
            @Override
            public boolean claim(String project) {
                return true;
            }

            @Override
            public void release(String project) {}

            @Override
            public Optional<Instant> stopAsked(String container) {
                return word.get();
            }
        };
        try (var world = new EngineWorld(engine, directory, compose);
                var proxy = new EngineProxy(engine.socket());
                Backend behind = EngineWorld.connected(engine, proxy.socket())) {
            world.up();
            String web = world.container("web");
            proxy.once(Fault.SLOW, InterferenceIT::starts);
            try (var supervised = new Supervised(behind, world.options(), heard)) {
                supervised.told.awaitWell(web, Instant.MAX);
                world.exec("web", "rm", "/well");
                Recorded.until(() -> proxy.calls().stream().anyMatch(InterferenceIT::starts));
                word.set(Optional.of(Instant.now()));
                world.stop("web");
                supervised.told.await(web, "done", 2);
                assertThat(proxy.struck()).isTrue();
                assertThat(world.find("web").state()).isEqualTo(ContainerState.EXITED);
                assertThat(supervised.told.events())
                        .anyMatch(event -> event.reason().equals("a person stopped it while it was being restarted"));
            }
        }
    }

    /** Docker restarts in one call; on Podman the start is the last one of several. */
    private static boolean starts(String call) {
        return call.endsWith("/start") || call.contains("/restart");
    }

    private static final String LOOP = """
            services:
              boom:
                image: busybox:test
                command: sh -c 'exit 3'
                network_mode: none
                restart: %s
            """;

    @Test
    void onPodmanWhatDiesAtOnceIsHeldDownLongerAndLongerUntilAPersonStopsIt() {
        try (var world = new EngineWorld(TestEngine.PODMAN, directory, LOOP.formatted("always"))) {
            world.up();
            String boom = world.container("boom");
            try (var supervised = new Supervised(world.backend, world.options())) {
                supervised.told.await(boom, "start", 3);
                List<SupervisorEvent> events = supervised.told.events();
                List<Duration> waits = events.stream().filter(event -> event.decision().equals("start"))
                        .map(event -> Duration.between(event.time(), event.due().orElseThrow())).toList();
                for (int i = 1; i < waits.size(); i++)
                    assertThat(waits.get(i)).isGreaterThanOrEqualTo(waits.get(i - 1).multipliedBy(2));
                assertThat(events).anyMatch(event -> event.reason().startsWith("crash loop: ended with 3, "));
                assertThat(supervised.told.snapshot().find(world.project.name(), boom).orElseThrow().state())
                        .isEqualTo("held");
                world.stop("boom");
                supervised.told.await(boom, "leave", 1);
                assertThat(world.find("boom").state()).isEqualTo(ContainerState.EXITED);
                assertThat(supervised.supervisor.snapshot().find(world.project.name(), boom).orElseThrow().next())
                        .isEmpty();
            }
        }
    }

    @Test
    void onPodmanALimitOfRestartsHoldsBeyondTheFirstWait() {
        try (var world = new EngineWorld(TestEngine.PODMAN, directory, LOOP.formatted("on-failure:6"))) {
            world.up();
            String boom = world.container("boom");
            try (var supervised = new Supervised(world.backend, world.options())) {
                // an engine that is quick may have come to the limit by itself
                supervised.told.awaitMemory(seen -> seen.find(world.project.name(), boom)
                        .filter(state -> state.state().equals("gave-up")
                                || state.reason().endsWith("the engine starts it no more"))
                        .isPresent());
                Recorded.until(() -> world.find("boom").state() == ContainerState.EXITED);
            }
        }
    }
}
