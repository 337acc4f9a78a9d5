package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that are pressed while {@code up} shows what containers print. The words are those of docker compose. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MenuIT {
    /** What is in {@code run} comes into the container after what changed before: its command tells that it has come. */
    private static final String COMPOSE = """
            services:
              web:
                image: busybox:test
                init: true
                stop_signal: SIGKILL
                command: ["sh", "-c", "mkdir -p /app/src; echo web is up; sleep 1000"]
                develop:
                  watch:
                    - { path: ./src, action: sync, target: /app/src }
                    - { path: ./run, action: sync+exec, target: /app/run, exec: { command: [cat, /app/run/x] } }
            """;
    private static final String SYNCED = "        ⦿ Syncing service \"web\" after 1 changes were detected\r\n";

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void watchingIsSwitchedOnAndOffAndAPersonLeaves(TestEngine engine) throws IOException {
        Files.createDirectories(directory.resolve("src"));
        Files.createDirectories(directory.resolve("run"));
        try (LiveProject project = LiveProject.of(engine, directory, COMPOSE); Terminal up = project.terminal("up")) {
            up.await("web is up\r\n").await("Enable Watch").type("w");
            up.await("        ⦿ Watch enabled\r\n").await("Disable Watch");
            Files.writeString(directory.resolve("src/while-on"), "");
            up.await(SYNCED);
            Files.writeString(directory.resolve("run/x"), "has run\n");
            up.await(SYNCED).await("has run");
            assertThat(project.run("exec", "-T", "web", "ls", "/app/src").out()).isEqualTo("while-on\n");

            up.type("w").await("        ⦿ Watch disabled\r\n").await("Enable Watch");
            Files.writeString(directory.resolve("src/while-off"), "");
            up.type("w").await("        ⦿ Watch enabled\r\n").await("Disable Watch");
            Files.writeString(directory.resolve("run/x"), "has run again\n");
            up.await("has run again");
            assertThat(project.run("exec", "-T", "web", "ls", "/app/src").out()).isEqualTo("while-on\n");

            Ended left = up.type("d").finish();
            assertThat(left.code()).as(left.toString()).isZero();
            assertThat(left.err()).isEqualTo("restored");
            assertThat(project.run("ps", "--status", "running", "--services").out()).isEqualTo("web\n");
        }
    }
}
