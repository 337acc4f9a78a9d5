package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attribute reaches the engine: {@code create} by the real docker compose ({@code PEER_COMPOSE}) and by us leave
 * containers, networks and volumes that the engine shows alike.
 */
@Tag("engine")
class CreateParityIT {
    static Stream<String> cases() {
        try (Stream<Path> directories = Files.list(root())) {
            return directories.map(directory -> directory.getFileName().toString()).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        return Checkout.root().resolve("fixtures/compose-files/attributes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesWhatDockerComposeLeaves(String name) throws Exception {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program
                .isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the docker-compose program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        Path directory = root().resolve(name);
        String project = "parity-" + ProcessHandle.current().pid() + "-" + name;
        CreatedBy peer = CreatedBy.dockerCompose(program, host, directory, project);
        CreatedBy ours = CreatedBy.jcompose(host, directory, project);
        assertThat(ours.differences(peer)).isEmpty();
        if (!name.startsWith("refused-") && peer.error().isEmpty()) assertThat(peer.resources()).isNotEmpty();
    }
}
