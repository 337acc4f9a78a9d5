package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine is started anew, on which Podman starts nothing by itself. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PodmanBootIT {
    private static final String PROJECT = """
            services:
              proxy:
                image: busybox:test
                command: sleep 600
                init: true
                network_mode: none
                stop_grace_period: 0s
                restart: on-failure
                depends_on: [web]
              web:
                extends: proxy
                restart: always
                depends_on: !override
                  db: {condition: service_healthy}
                  init: {condition: service_completed_successfully}
              db:
                extends: web
                restart: unless-stopped
                depends_on: !reset {}
                volumes: ["./state:/state"]
                healthcheck:
                  test: [CMD, sh, -c, "echo >> /state/probes; test -e /state/well"]
                  interval: 1s
                  retries: 100
              init:
                extends: web
                restart: on-failure
                depends_on: !reset {}
                command: "true"
              stopped:
                extends: web
                depends_on: !reset {}
              once:
                extends: web
                restart: no
                depends_on: !reset {}
            """;
    /** A stop this long before the end of the machine was not its shutdown. */
    private static final Duration SHUTDOWN = Duration.ofMinutes(3);

    @TempDir Path directory;

    @Test
    void whatRanUntilThenIsStartedInDependencyOrderAndNothingElse() throws IOException, InterruptedException {
        Path state = Files.createDirectory(directory.resolve("state"));
        Path well = Files.createFile(state.resolve("well"));
        try (var podman = new PrivatePodman(); var world = new EngineWorld(podman.backend(), directory, PROJECT)) {
            world.up();
            world.stop("stopped");
            List<Sighting> before = List.of(world.look("init"), world.look("stopped"), world.look("once"));
            podman.reboot();
            // "created" to 4.3, "exited" to 5.4
            assertThat(List.of("db", "web", "proxy", "once")).extracting(service -> world.find(service).state())
                    .doesNotContain(ContainerState.RUNNING);
            Files.delete(well);
            int probes = probes(state);

            var options = world.options().bootedAt(Instant.now().plus(SHUTDOWN));
            try (var supervised = new Supervised(world.backend, options)) {
                supervised.told.await(world.container("db"), "done", 1);
                Recorded.until(() -> probes(state) >= probes + 2);
                Instant wellSince = Instant.now();
                Files.createFile(well);
                supervised.told.await(world.container("proxy"), "done", 1);

                assertThat(world.look("web").started()).isAfter(wellSince);
                assertThat(world.look("proxy").started()).isAfter(world.look("web").started());
                assertThat(List.of("db", "web", "proxy")).extracting(service -> world.find(service).state())
                        .containsOnly(ContainerState.RUNNING);
                assertThat(List.of(world.look("init"), world.look("stopped"), world.look("once")))
                        .extracting(Sighting::started).isEqualTo(before.stream().map(Sighting::started).toList());
                assertThat(supervised.told.events()).filteredOn(event -> event.decision().equals("start"))
                        .hasSize(3).allMatch(event -> event.reason().equals("the machine was started anew"));
            }
        }
    }

    private static int probes(Path state) {
        try {
            return Files.readAllLines(state.resolve("probes")).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
