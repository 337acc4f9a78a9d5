package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code top}, {@code attach} and {@code wait} promise. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunningProcessesIT {
    private static final String COMPOSE = """
            services:
              asks:
                image: busybox:test
                stdin_open: true
                command: ["sh", "-c", "read line; echo got $$line; exit 6"]
              web:
                image: busybox:test
                stop_signal: SIGKILL
                command: ["sleep", "1000"]
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void areListedJoinedAndWaitedFor(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            assertThat(project.run("up", "-d").code()).isZero();
            Ended top = project.run("top", "web");
            assertThat(top.code()).as(top.toString()).isZero();
            assertThat(top.out().lines().toList()).as(top.toString()).hasSize(2)
                    .satisfies(lines -> assertThat(lines.get(0)).startsWith("SERVICE  #").endsWith("CMD"))
                    .satisfies(lines -> assertThat(lines.get(1)).startsWith("web      1").endsWith("sleep 1000"));
            assertThat(project.run("top", "nobody").out()).isEmpty();

            Ended attached = project.typing("a line\n", "attach", "asks");
            assertThat(attached.code()).as(attached.toString()).isEqualTo(6);
            // Docker lets go of the output when the input ends, so what came through is asked of the container
            assertThat(project.run("logs", "--no-log-prefix", "asks").out()).isEqualTo("got a line\n");
            assertThat(project.run("attach", "asks").err()).isEqualTo("service \"asks\" is not running\n");
            assertThat(project.run("wait", "asks").err())
                    .isEqualTo("no containers for project \"" + project.name + "\"\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theirEndTakesTheProjectDown(TestEngine engine) throws Exception {
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE)) {
            String told = "no containers";
            // it may come too late for the container, because nobody tells when it has begun to wait
            for (int attempt = 1; attempt <= 10 && told.startsWith("no containers"); attempt++) {
                assertThat(project.run("up", "-d").code()).isZero();
                Path output = directory.resolve("wait.out");
                Process waiting = project.start(output, "wait", "asks", "--down-project");
                assertThat(project.typing("end\n", "attach", "asks").code()).isEqualTo(6);
                assertThat(waiting.waitFor(2, TimeUnit.MINUTES)).isTrue();
                told = Files.readString(output);
                if (!told.startsWith("no containers")) assertThat(waiting.exitValue()).as(told).isEqualTo(6);
            }
            assertThat(told).containsPattern("container \"[0-9a-f]{64}\" exited with status code 6");
            assertThat(project.run("ps", "-aq").out()).isEmpty();
        }
    }
}
