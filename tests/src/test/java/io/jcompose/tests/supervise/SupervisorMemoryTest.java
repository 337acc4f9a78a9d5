package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ResourceId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole loop, on an engine that answers at once. */
@Timeout(120)
final class SupervisorMemoryTest {
    @Test
    void anUnhealthyContainerIsRestarted() {
        var world = new MemoryWorld();
        world.service("web", "always", "");
        try (var supervised = new Supervised(world.engine, SupervisorOptions.everything())) {
            world.engine.health("p-web-1", Health.HEALTHY);
            world.engine.health("p-web-1", Health.UNHEALTHY);
            supervised.told.await("p-web-1", "done", 1);
            assertThat(world.engine.starts("p-web-1")).isEqualTo(2);
        }
    }

    @Test
    void aRepairThatFailsIsTriedAgainByItself() {
        var world = new MemoryWorld();
        var tries = new AtomicInteger();
        Vitals vitals = new Vitals() {
            @Override
            public Watch watch(Consumer<String> changed) {
                Watch looks = world.engine.ability(Vitals.class).orElseThrow().watch(changed);
                return new Watch() {
                    @Override
                    public Optional<Sighting> look(String id) {
                        return looks.look(id);
                    }

                    @Override
                    public Mending mend(Optional<String> project) {
                        return tries.incrementAndGet() == 1 ? new Mending(List.of(), List.of("pod p: no space"))
                                : new Mending(List.of("pod p restarted"), List.of());
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public boolean runsChecks() {
                return true;
            }
        };
        Backend engine = (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(), new Class<?>[] {
            Backend.class},
                (self, method, arguments) -> method.getName().equals("ability") ? Optional.of(vitals)
                        : method.invoke(world.engine, arguments));
        try (var supervised = new Supervised(engine, SupervisorOptions.everything())) {
            supervised.told.await("", "failed", 1);
            supervised.told.await("", "done", 1);
            assertThat(tries.get()).isEqualTo(2);
        }
    }

    @Test
    void aStopDuringTheWaitIsNotFought() {
        var world = new MemoryWorld();
        world.service("web", "always", "{\"backoff\":\"1h\"}");
        try (var supervised = new Supervised(world.engine, SupervisorOptions.everything())) {
            world.engine.health("p-web-1", Health.UNHEALTHY);
            supervised.told.await("p-web-1", "restart", 1);
            world.perform(new Operation.StopContainer(ResourceId.container("p-web-1"), Optional.of(Duration.ZERO)));
            supervised.told.await("p-web-1", "leave", 1);
            assertThat(world.engine.starts("p-web-1")).isEqualTo(1);
        }
    }
}
