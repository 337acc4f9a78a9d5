package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ResourceId;
import java.time.Duration;
import java.util.Optional;
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
