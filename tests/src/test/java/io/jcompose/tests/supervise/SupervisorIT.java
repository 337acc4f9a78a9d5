package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.state.ContainerState;
import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers that turn unhealthy on real engines. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SupervisorIT {
    private static final String SERVICE = """
              %s:
                image: busybox:test
                command: sh -c 'touch /well; exec sleep 600'
                init: true
                network_mode: none
                stop_grace_period: 1s
                restart: always
                healthcheck: {test: [CMD, test, -e, /well], interval: 1s, timeout: 5s, retries: 1}
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void whatTurnsUnhealthyIsRestartedAndWhatIsStoppedStaysStopped(TestEngine engine) {
        String compose = "services:\n" + SERVICE.formatted("web") + SERVICE.formatted("slow")
                + "    x-supervise: {backoff: 1h}\n";
        try (var world = new EngineWorld(engine, directory, compose)) {
            world.up();
            String web = world.container("web");
            String slow = world.container("slow");
            try (var supervised = new Supervised(world.backend, world.options())) {
                Instant before = supervised.told.awaitWell(web, Instant.MAX);
                world.exec("web", "rm", "/well");
                world.exec("slow", "rm", "/well");
                supervised.told.awaitWell(web, before);
                supervised.told.await(slow, "restart", 1);
                world.stop("slow");
                supervised.told.await(slow, "leave", 1);
                assertThat(world.find("slow").state()).isEqualTo(ContainerState.EXITED);
                assertThat(supervised.told.events())
                        .anyMatch(event -> event.container().equals(slow) && event.probe().startsWith("exit 1"));
            }
        }
    }
}
