package io.jcompose.tests.image;

import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.recreated;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code up} does about images that are to be built. */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class UpImagesIT {
    @TempDir Path directory;

    /** Whatever is sent in another order each time makes a builder work again: each run is a program of its own. */
    @ParameterizedTest
    @EnumSource
    void aBuildOfTheSameFilesKeepsItsContainers(Builder builder) throws IOException {
        Files.writeString(directory.resolve("Dockerfile"), """
                FROM busybox:test
                ARG A
                ARG B
                ARG C
                COPY . /context
                RUN ls -A /context > /files && echo $A $B $C > /args
                """);
        Files.writeString(directory.resolve("kept.txt"), "kept");
        Files.writeString(directory.resolve("left.log"), "left out");
        Files.writeString(directory.resolve("Dockerfile.dockerignore"), "*.log\nDockerfile*\ncompose.yaml\n");
        String tag = UUID.randomUUID().toString();
        try (Scenario built = builder.scenario(directory, """
                services:
                  app:
                    build:
                      context: .
                      args: {A: "1", B: "2", C: "3"}
                      labels: {org.a: "1", org.b: "2", org.c: "3", org.d: "4", org.e: "5"}
                      tags: ["jcompose-test-tag:${TAG}"]
                    command: [sh, -c, "cat /files /args; exec sleep 1000"]
                    stop_signal: SIGKILL
                  inline:
                    build:
                      context: .
                      dockerfile_inline: |
                        FROM busybox:test
                        COPY . /context
                        RUN ls -A /context > /files
                    command: [sh, -c, "cat /files; exec sleep 1000"]
                    stop_signal: SIGKILL
                """)) {
            built.with("TAG", tag);
            built.step("what is missing is built", run("up", "-d"), exits(0), running("app", "inline"));
            built.step("only what the rules let through is in the image", run("logs", "--no-log-prefix", "app"),
                    prints("kept.txt\n1 2 3\n"));
            for (int i = 2; i <= 6; i++) {
                built.step("build " + i + " finds everything built", run("up", "-d", "--build"), exits(0),
                        kept("app", "inline"));
            }
            Files.writeString(directory.resolve("kept.txt"), "changed");
            built.step("without a flag nothing is built", run("up", "-d"), exits(0), kept("app", "inline"));
            built.step("what has changed is built and recreated", run("up", "-d", "--build", "app"), exits(0),
                    recreated("app"), kept("inline"));
            built.edit(text -> text.replace("FROM busybox:test", "FROM busybox:test\n        RUN exit 3"));
            built.step("a build that fails ends it before anything is touched", run("up", "-d", "--build"), exits(1),
                    kept("app", "inline"));
            built.step("its images go with it", run("-f", "compose.yaml", "down", "--rmi", "local"), exits(0),
                    tells("Image " + built.project() + "-app:latest  Removed"));
        } finally {
            // a tag of its own is nothing that down knows
            builder.engine().removeImage("jcompose-test-tag:" + tag);
        }
    }

    private static Scenario.Expectation prints(String text) {
        return (before, command, after) -> assertThat(command.stdout()).isEqualTo(text);
    }
}
