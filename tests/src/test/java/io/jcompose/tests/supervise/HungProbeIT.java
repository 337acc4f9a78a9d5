package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Podman leaves the command of a probe that does not end in time running in the container. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HungProbeIT {
    /** What a probe of this test, and nothing else on the machine, is called with. */
    private static final String MARK = "1000" + ProcessHandle.current().pid();
    /** A probe that hangs has become another command, and tells of that; no number of them is too many. */
    private static final String COMPOSE = """
            services:
              web:
                image: busybox:test
                command: sh -c 'mkfifo /begun; exec sleep 600'
                init: true
                network_mode: none
                stop_grace_period: 1s
                restart: always
                healthcheck:
                  test: if test -e /hang; then echo > /begun; exec sleep %s; fi
                  interval: 1s
                  timeout: 2s
                  retries: 1000
            """.formatted(MARK);

    @TempDir Path directory;

    @Test
    void itIsEndedAlsoWhenWhoBeganItWasKilled() throws Exception {
        try (var world = new EngineWorld(TestEngine.PODMAN, directory, COMPOSE)) {
            world.up();
            List<ProcessHandle> left = leftBehind(world);
            world.exec("web", "rm", "/hang");
            try (var supervised = new Supervised(world.backend, world.options())) {
                awaitEnd(left);
                Instant run = supervised.told.awaitWell(world.container("web"), Instant.MAX);
                awaitEnd(hung(world));
                world.exec("web", "rm", "/hang");
                assertThat(world.look("web").started()).as("it was not restarted").isEqualTo(run);
            }
        }
    }

    /** Begins a probe as somebody would who is killed then. */
    private static List<ProcessHandle> leftBehind(EngineWorld world) {
        try (var http = new EngineHttp(new EngineEndpoint.Unix(TestEngine.PODMAN.socket()))) {
            world.exec("web", "touch", "/hang");
            Exchange probe = http.begin(EngineRequest.get("/v4.0.0/libpod/containers/" + world.container("web")
                    + "/healthcheck"));
            world.exec("web", "cat", "/begun");
            probe.cancel();
        }
        return hanging();
    }

    private static List<ProcessHandle> hung(EngineWorld world) {
        world.exec("web", "touch", "/hang");
        world.exec("web", "cat", "/begun");
        return hanging();
    }

    private static List<ProcessHandle> hanging() {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(MARK)).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private static void awaitEnd(List<ProcessHandle> hanging) throws Exception {
        for (ProcessHandle process : hanging) process.onExit().get(1, TimeUnit.MINUTES);
    }
}
