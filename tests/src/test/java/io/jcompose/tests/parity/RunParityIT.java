package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code run} makes of its flags: the real docker compose and we leave containers that the engine shows alike, and tell the same. */
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
              seven:
                image: busybox:test
                network_mode: none
                command: ["sh", "-c", "echo out; echo problem >&2; exit 7"]
              needing:
                image: busybox:test
                network_mode: none
                depends_on: [db]
                command: ["echo", "what it needs is there"]
              db:
                image: busybox:test
                network_mode: none
                init: true
                stop_signal: SIGKILL
                command: ["sleep", "1000"]
            networks: { back: {} }
            volumes: { data: {} }
            """;

    @TempDir Path directory;

    /** Each flag at least once, and what is refused. */
    private static final String CALLS = """
            app
            linked
            -T -e C=3 -e A=other -l two=2 -l one=another -u nobody -w /tmp --use-aliases app sh -c exit
            -P -v data:/again:ro -v /tmp:/host -v /anonymous --cap-add CHOWN --cap-drop NET_ADMIN app true
            -p 18996:80 -p 18995:81/udp -i=false --entrypoint sh app
            --env-from-file vars --no-deps app sh -c true
            --entrypoint true linked
            --entrypoint= linked echo words
            seven
            seven sh -c true
            seven --rm
            -d seven
            --detach --quiet seven
            --rm seven
            -q seven
            -T=false seven
            -t seven
            -i -T seven
            --interactive=false --no-TTY seven
            --tty --no-TTY seven
            --build seven
            --build --quiet-build --quiet-pull seven
            --pull never seven
            --pull missing seven
            --pull nosuch seven
            --remove-orphans seven
            needing
            -q needing
            --no-deps needing
            -d needing sleep 1000
            -P -p 80 app
            --publish 80 linked
            --publish bad seven
            --env-from-file nosuch seven
            -e =x seven
            -e HOME seven env
            --label two seven
            -u nosuch seven
            -w relative seven
            --workdir /new/place linked
            -v a:b:c:d seven
            --volume relative seven
            --volume data:/more app true
            --cap-add ALL --cap-drop NET_RAW seven
            --cap-add NOSUCH seven
            --use-aliases linked
            nosuch
            --nosuch seven
            --name bad/name seven
            ''
            """;

    static Stream<String> calls() {
        return CALLS.lines();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void tellsAndLeavesWhatDockerComposeDoes(String call) throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
        Files.writeString(directory.resolve("vars"), "D=4\nA=ignored\nE=\"$D\"\n");
        String project = "parity-run-" + ProcessHandle.current().pid();
        Ran peer = run(program, host, project, call);
        Ran ours = run(Told.ours(), host, project, call);
        assertThat(ours.told()).isEqualTo(peer.told());
        assertThat(ours.left().differences(peer.left())).isEmpty();
    }

    private record Ran(Told told, CreatedBy left) {}

    private Ran run(String program, String host, String project, String call) {
        var words = new ArrayList<String>(List.of("-p", project, "run", "--name", project + "-one"));
        if (!call.equals("''")) words.addAll(List.of(call.split(" ")));
        try {
            Told told = Told.by(program, host, directory, project, "", words.toArray(String[]::new));
            return new Ran(told, CreatedBy.found(host, project, ""));
        } finally {
            CreatedBy.remove(host, project);
        }
    }
}
