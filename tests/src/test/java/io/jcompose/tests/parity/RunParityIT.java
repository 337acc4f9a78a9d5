package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code run} makes of its flags: the real docker compose and we leave containers that the engine shows alike. */
@Tag("engine")
class RunParityIT {
    private static final String COMPOSE = """
            services:
              app:
                image: busybox:test
                hostname: app
                restart: always
                container_name: ignored
                ports: ["127.0.0.1:18997:80"]
                environment: { A: "1", B: "2" }
                labels: { one: "1" }
                cap_add: [NET_ADMIN]
                cap_drop: [CHOWN]
                volumes: [data:/data]
                networks: { back: { aliases: [other] } }
                command: ["echo", "from the file"]
              linked:
                image: busybox:test
                external_links: []
                deploy: { restart_policy: { condition: any } }
                entrypoint: ["echo"]
                command: ["of the file"]
            networks: { back: {} }
            volumes: { data: {} }
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {
        "app",
        "linked",
        "-T -e C=3 -e A=other -l two=2 -l one=another -u nobody -w /tmp --use-aliases app sh -c exit",
        "-P -v data:/again:ro -v /tmp:/host -v /anonymous --cap-add CHOWN --cap-drop NET_ADMIN app true",
        "-p 18996:80 -p 18995:81/udp -i=false --entrypoint sh app",
        "--env-from-file vars --no-deps app sh -c true",
        "--entrypoint true linked",
    })
    void leavesTheContainerThatDockerComposeLeaves(String flags) throws Exception {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
        Files.writeString(directory.resolve("vars"), "D=4\nA=ignored\nE=\"$D\"\n");
        String project = "parity-run-" + ProcessHandle.current().pid();
        var arguments = new ArrayList<String>(List.of("run", "--name", project + "-one"));
        arguments.addAll(List.of(flags.split(" ")));
        CreatedBy peer = CreatedBy.program(program, host, directory, project, arguments);
        CreatedBy ours = CreatedBy.program(CreatedBy.binary(), host, directory, project, arguments);
        assertThat(ours.differences(peer)).isEmpty();
        assertThat(peer.resources()).isNotEmpty();
    }
}
