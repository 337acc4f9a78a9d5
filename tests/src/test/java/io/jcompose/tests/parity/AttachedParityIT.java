package io.jcompose.tests.parity;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.created.CreatedBy;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real docker compose ({@code PEER_COMPOSE}) and we show while attached, and hand on at the end. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AttachedParityIT {
    /** One prints at a time, so that there is one order only. */
    private static final String COMPOSE = """
            services:
              db:
                image: busybox:test
                init: true
                stop_signal: SIGKILL
                command: ["sh", "-c", "echo db is up; touch /up; sleep 1000"]
                healthcheck: {test: test -f /up, interval: 1s}
              app:
                image: busybox:test
                depends_on: {db: {condition: service_healthy}}
                command: ["sh", "-c", "echo of app; echo problem >&2; exit 3"]
              mute:
                image: busybox:test
                attach: false
                profiles: [mute]
                command: ["echo", "secret"]
              first:
                image: busybox:test
                profiles: [chain]
                command: ["echo", "one"]
              second-in-line:
                image: busybox:test
                profiles: [chain]
                depends_on: {first: {condition: service_completed_successfully}}
                command: ["sh", "-c", "echo two; exit 2"]
              well:
                image: busybox:test
                profiles: [well]
                command: ["echo", "all is well"]
            """;

    private static final List<String> COMMANDS = List.of(
            "up --abort-on-container-exit app",
            "up --attach-dependencies --abort-on-container-exit app", "up --no-attach db --abort-on-container-exit",
            "up --no-attach app --abort-on-container-failure app", "up --attach app --no-color --exit-code-from db",
            "up --no-log-prefix --exit-code-from app", "up --timestamps --menu=false -t 0 --abort-on-container-failure",
            "--profile chain up first second-in-line",
            "--profile chain up --exit-code-from second-in-line first second-in-line", "up --attach nosuch",
            "up --exit-code-from nosuch", "up --attach db --attach-dependencies",
            "up --exit-code-from app --abort-on-container-exit --abort-on-container-failure",
            "--profile well up --abort-on-container-failure well", "--profile well up --no-log-prefix --no-color well",
            "up --no-log-prefix --timestamps --abort-on-container-exit",
            "up --attach db --attach app --abort-on-container-exit",
            "up --no-attach db --no-attach app --abort-on-container-exit",
            "up --attach app --no-attach app --abort-on-container-exit", "up --no-deps --abort-on-container-exit app",
            "up --attach-dependencies --no-attach db --exit-code-from app app",
            "up --wait --wait-timeout 20 --timestamps db", "up --wait --abort-on-container-exit",
            "up --wait --abort-on-container-failure", "up --wait --exit-code-from app", "up --wait --attach db",
            "up --wait --attach-dependencies app", "up --wait --no-attach db db", "up --wait --no-start",
            "up -d --abort-on-container-exit", "up -d --abort-on-container-failure", "up -d --exit-code-from app",
            "up -d --attach db", "up -d --attach-dependencies db", "up -d --timestamps --no-log-prefix db",
            "up --wait-timeout 3 db --no-start");

    /** What depends on how an engine tells of ends and of health; a few seconds' worth. */
    private static final List<String> BY_ENGINE = List.of("up --abort-on-container-exit", "--profile mute up mute",
            "--profile well up --exit-code-from well --timestamps well", "up --wait db");

    @TempDir private Path directory;

    @Test
    void outputAndExitCodeAreTheSame() throws IOException {
        alike(COMMANDS);
    }

    @Test
    @Tag("every-engine")
    void outputAndExitCodeAreTheSameOnEveryEngine() throws IOException {
        alike(BY_ENGINE);
    }

    private void alike(List<String> commands) throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to the program");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
        var softly = new SoftAssertions();
        for (String command : commands) {
            softly.assertThat(shown("", host, command)).as(command).isEqualTo(shown(program, host, command));
        }
        softly.assertAll();
    }

    /** Each command begins with nothing. Docker compose colours one line also where there is no terminal. */
    private Told shown(String program, String host, String command) {
        String project = "parity-attached-" + ProcessHandle.current().pid();
        String[] words = ("-p " + project + " " + command).split(" ");
        try {
            Told told = program.isEmpty() ? Told.byUs(host, directory, project, "", words)
                    : Told.by(program, host, directory, project, "", words);
            return new Told(told.code(), told.output(),
                    told.errors().stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).sorted().toList());
        } finally {
            CreatedBy.remove(host, project);
        }
    }
}
