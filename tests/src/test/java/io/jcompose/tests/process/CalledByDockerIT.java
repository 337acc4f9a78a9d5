package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Finished;
import io.jcompose.tests.scenario.Underway;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docker closes a socket when it was told to end, and sends its plugins no signal. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CalledByDockerIT {
    private static final String COMPOSE = """
            services:
              app:
                image: busybox:test
                command: sh -c 'trap "exit 0" TERM; echo ready; while :; do sleep 0.1; done'
            """;

    @TempDir Path directory;

    /** Runs a command until it has said something, has docker told to end then, and returns how the command ended. */
    private Finished endedByDocker(LiveProject project, String said, String... arguments) throws IOException {
        Path socket = directory.resolve(arguments[0] + ".sock");
        try (var docker = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            docker.bind(UnixDomainSocketAddress.of(socket));
            try (Underway command = project.begin(Map.of("DOCKER_CLI_PLUGIN_SOCKET", socket.toString()), arguments);
                    var connected = docker.accept()) {
                command.awaitOut(said);
                connected.close();
                return command.finish();
            }
        }
    }

    @Test
    void whatItStartedIsStoppedInOrder() throws Exception {
        try (LiveProject project = LiveProject.of(TestEngine.DOCKER, directory, COMPOSE)) {
            Finished up = endedByDocker(project, "app-1  | ready\n", "up");
            assertThat(up.code()).as(up.toString()).isEqualTo(130);
            assertThat(up.stderr()).contains(" Container " + project.name + "-app-1  Stopped\n");
            assertThat(project.run("ps", "--quiet").out()).isEmpty();
        }
    }

    @Test
    void whatOnlyLooksEndsAtOnce() throws Exception {
        try (LiveProject project = LiveProject.of(TestEngine.DOCKER, directory, COMPOSE)) {
            assertThat(project.run("up", "-d").code()).isZero();
            assertThat(endedByDocker(project, "app-1  | ready\n", "logs", "-f").code()).isEqualTo(130);
        }
    }
}
