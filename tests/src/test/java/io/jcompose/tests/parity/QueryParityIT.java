package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real docker compose ({@code PEER_COMPOSE}) and we tell of one and the same project. */
@Tag("engine")
class QueryParityIT {
    private static final String[] QUESTIONS = {
        "ps", "ps -a", "ps -q", "ps -a -q", "ps --services", "ps -a --services", "ps --status running",
        "ps --status exited --status paused", "ps --filter status=exited", "ps --filter x=y", "ps --filter x",
        "ps --status nosuch", "ps web", "ps nosuch", "ps --orphans=false", "ps -a --no-trunc",
        "ps -a --format json", "ps --format {{.Name}}:{{.State}}:{{.Health}}:{{.ExitCode}}",
        "ps --format table\\t{{.Service}}\\t{{.Ports}}", "ps --format {{json\\s.Publishers}}",
        "ps --format raw", "-p PROJECT ps nosuch", "-p nosuch ps",
        "port web 80", "port --protocol udp web 81", "port --index 2 web 80", "port --index 9 web 80",
        "port nosuch 80", "port web x", "port web",
        "ls --filter name=^PROJECT$", "ls -q --filter name=^PROJECT$", "ls --format json --filter name=^PROJECT$",
        "ls -a --format json --filter name=^nosuch$", "ls --filter x=y", "ls --format nosuch",
    };

    @TempDir private Path directory;

    @Test
    void theAnswersAreTheSame() throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        String project = "parity-query-" + ProcessHandle.current().pid();
        Files.writeString(directory.resolve("compose.yaml"), """
            name: %s
            services:
              web:
                image: busybox:test
                command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1 & wait; done"]
                scale: 2
                ports: ["80", "127.0.0.1::81/udp"]
                expose: ["90"]
                labels: {my.label: "a b"}
                stop_grace_period: 0s
              paused: {image: "busybox:test", command: sleep infinity, init: true, stop_grace_period: 0s}
              failed: {image: "busybox:test", command: ["sh", "-c", "exit 3"]}
              healthy:
                image: busybox:test
                command: sleep infinity
                init: true
                volumes: [/data]
                healthcheck: {test: "true", interval: 1s}
            """.formatted(project));
        try {
            assertThat(ask(program, host, project, "up -d --wait web healthy paused").code()).isZero();
            ask(program, host, project, "up -d failed");
            assertThat(ask(program, host, project, "wait failed").code()).isEqualTo(3);
            ask(program, host, project, "pause paused");
            var softly = new SoftAssertions();
            for (String question : QUESTIONS) {
                softly.assertThat(ask("", host, project, question)).as(question)
                        .isEqualTo(ask(program, host, project, question));
            }
            softly.assertAll();
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    /** {@code \t} and {@code \s} in a question are a tab and a blank inside a word. */
    private Told ask(String program, String host, String project, String question) {
        String[] words = question.replace("PROJECT", project).split(" ");
        for (int i = 0; i < words.length; i++) words[i] = words[i].replace("\\s", " ");
        return program.isEmpty() ? Told.byUs(host, directory, project, "", words)
                : Told.by(program, host, directory, project, "", words);
    }
}
