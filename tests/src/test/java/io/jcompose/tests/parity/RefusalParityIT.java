package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine refuses is told line by line as the real docker compose tells it, and leaves the same behind. */
@Tag("engine")
@Tag("every-engine")
class RefusalParityIT {
    @TempDir private Path directory;

    private void alike(String name, String service, String... commands) {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        String suffix = Long.toHexString(ProcessHandle.current().pid()) + name;
        String peer = told(program, host, "refused-a" + suffix, service, commands);
        assertThat(told("", host, "refused-b" + suffix, service, commands)).isEqualTo(peer);
    }

    private String told(String program, String host, String project, String service, String... commands) {
        var told = new StringBuilder();
        try {
            Path place = Files.createDirectories(directory.resolve(project));
            Files.writeString(place.resolve("compose.yaml"), "name: " + project + "\n"
                    + "services: { a: { " + service.replace("PROJECT", project) + " } }\n");
            for (String command : commands) {
                String[] words = command.replace("PROJECT", project).split(" ");
                Told one = program.isEmpty() ? Told.byUs(host, place, project, "", words)
                        : Told.by(program, host, place, project, "", words);
                told.append(command).append(" -> ").append(one.code()).append('\n').append(one.output())
                        .append(String.join("\n", one.errors())).append('\n')
                        .append(CreatedBy.containers(host, project)).append('\n');
            }
            return told.toString();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image   | image: 'nowhere:none', pull_policy: never
            pull    | image: '127.0.0.1:9/nowhere:none'
            command | image: 'busybox:test', command: [/nope]
            bind    | image: 'busybox:test', volumes: [{type: bind, source: ./nope, target: /x, bind: {create_host_path: false}}]
            restart | image: 'busybox:test', restart: sometimes
            user    | image: 'busybox:test', user: nobodyknows
            target  | image: 'busybox:test', volumes: ['/tmp:/']
            slash   | image: '/nowhere:'
            """)
    void whatTheEngineRefusesIsToldAlike(String name, String service) {
        alike(name, service, "up -d");
    }

    @Test
    void anExternalVolumeWithoutANameIsToldAlike() {
        alike("volume",
                "image: 'busybox:test', network_mode: none, volumes: [{type: volume, source: v, target: /x}] } }\n"
                        + "volumes: { v: { external: true, name: '${NO_SUCH_VARIABLE-}'",
                "create");
    }

    @Test
    void aNameThatIsTakenIsToldAlike() {
        alike("name", "image: 'busybox:test', command: sleep 1000, container_name: PROJECT-cn, stop_grace_period: 0s",
                "run -d --name PROJECT-cn a sleep 1000", "up -d");
    }

    @Test
    void aPortThatIsTakenIsToldAlike() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            alike("port", "image: 'busybox:test', command: sleep 1000, stop_grace_period: 0s, ports: ['127.0.0.1:"
                    + taken.getLocalPort() + ":80']", "up -d", "start");
        }
    }
}
