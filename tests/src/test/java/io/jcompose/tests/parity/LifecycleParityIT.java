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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same commands by the real docker compose ({@code PEER_COMPOSE}) and by us, each in a project of its own: the same
 * exit code, the same words, the same containers after every one of them.
 */
@Tag("engine")
class LifecycleParityIT {
    private static final String SLEEPER = """
            image: busybox:test
            command: sleep infinity
            init: true
            stop_grace_period: 0s
        """;
    private static final String PROJECT = """
        services:
          db:
        %1$s    volumes: [data:/data, /anonymous]
          web:
        %1$s    depends_on: {db: {condition: service_started, restart: true}}
          top:
        %1$s    depends_on: [web]
        volumes: {data: {}}
        """.formatted(SLEEPER);

    @TempDir private Path directory;

    /** One command, its input after {@code <}; or {@code @KEY=VALUE} that puts another text into the file. */
    private void alike(String project, String... steps) throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        String suffix = Long.toHexString(ProcessHandle.current().pid()) + project;
        var peer = CompletableFuture.supplyAsync(() -> told(program, host, "parity-a" + suffix, steps));
        List<String> ours = told("", host, "parity-b" + suffix, steps);
        assertThat(ours).isEqualTo(peer.join());
    }

    private List<String> told(String program, String host, String project, String... steps) {
        var told = new ArrayList<String>();
        try {
            Path place = Files.createDirectories(directory.resolve(project));
            String text = "name: " + project + "\n" + PROJECT;
            Files.writeString(place.resolve("compose.yaml"), text);
            for (String step : steps) {
                if (step.startsWith("@")) {
                    String[] change = step.substring(1).split("=>", 2);
                    Files.writeString(place.resolve("compose.yaml"), text.replace(change[0], change[1]));
                    continue;
                }
                String[] parts = step.split(" < ", 2);
                String[] words = parts[0].replace("PROJECT", project).split(" ");
                String input = parts.length > 1 ? parts[1] + "\n" : "";
                Told one = program.isEmpty() ? Told.byUs(host, place, project, input, words)
                        : Told.by(program, host, place, project, input, words);
                told.add(step + " -> " + one.code() + "\n" + one.output() + String.join("\n", one.errors()) + "\n"
                        + CreatedBy.containers(host, project));
            }
            return told;
        } catch (IOException unable) {
            throw new java.io.UncheckedIOException(unable);
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    @Test
    void upFindsTheSameWayToTheSameContainers() throws IOException {
        alike("up", "up -d --scale web=2", "up -d", "up -d --force-recreate --timeout 0 top", "up -d --no-recreate",
                "up -d --always-recreate-deps --no-deps web", "up -d --scale web=3 --no-deps web",
                "up --no-start --scale web=1", "up -d --wait --pull never", "up -d --force-recreate --no-recreate",
                "up -d --scale web=0 --remove-orphans", "up -d nosuch", "scale web=2 db=1", "scale --no-deps web=1",
                "scale web", "scale web=x", "scale nosuch=1");
    }

    @Test
    @Tag("every-engine")
    void existingContainersAreTreatedAlike() throws IOException {
        alike("life", "create --scale web=2", "start", "start nosuch",
                "--dry-run exec -d top echo hello", "--dry-run exec top true", "--dry-run attach top",
                "--dry-run run -d --no-deps top true", "pause top",
                "pause top", "unpause top", "stop -t 0 top", "stop nosuch", "restart -t 0 db",
                "restart --no-deps -t 0 db", "kill top web", "kill nosuch", "rm < n", "rm < y", "rm -f -s -v web",
                "start", "rm -f", "down -t 0", "stop", "kill", "start");
    }

    @Test
    void whatGoesIsTheSame() throws IOException {
        alike("down", "up -d", "down -t 0 db", "up -d", "down -t 0 web", "down nosuch", "down --rmi nosuch",
                "@  top:=>  other:", "up -d", "up -d --remove-orphans", "down --volumes -t 0", "down");
    }

    @Test
    void hooksThatFailAreToldAlike() throws IOException {
        alike("hooks", "@    depends_on: [web]=>    depends_on: [web]\n    post_start: [{command: [sh, -c, exit 3]}]\n"
                + "    pre_stop: [{command: [sh, -c, exit 4]}]\n", "up -d", "stop -t 0 top", "restart -t 0 top");
    }

    @Test
    void withoutAFileTheContainersAreTheProject() throws IOException {
        alike("bare", "up -d", "-p PROJECT stop nosuch", "-p PROJECT start nosuch", "-p PROJECT kill nosuch",
                "-p PROJECT rm -f nosuch", "-p PROJECT pause nosuch", "-p PROJECT restart nosuch",
                "-p PROJECT down nosuch", "-p PROJECT stop -t 0 web", "-p PROJECT start web",
                "-p PROJECT down -t 0 db", "-p PROJECT down -t 0", "-p PROJECT start", "-p PROJECT kill",
                "-p PROJECT down");
    }

    @Test
    void networksAndVolumesThatDifferAreMadeAnew() throws IOException {
        alike("anew", "up -d", "@volumes: {data: {}}=>volumes: {data: {}}\nnetworks: {default: {labels: {a: b}}}",
                "up -d", "@volumes: {data: {}}=>volumes: {data: {labels: {a: b}}}", "up -d < n");
    }
}
