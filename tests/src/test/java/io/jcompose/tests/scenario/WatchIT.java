package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.doesNotAnswer;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Source files come into containers as they change. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WatchIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void bringsChangesIntoContainers(TestEngine engine) throws IOException {
        Files.createDirectories(directory.resolve("src"));
        Files.createDirectories(directory.resolve("conf"));
        Files.createDirectories(directory.resolve("run"));
        Files.writeString(directory.resolve("src/first"), "first");
        try (Scenario app = Scenario.written(engine, directory, """
                services:
                  app:
                    image: busybox:test
                    command: ["sh", "-c", "trap 'exit 0' TERM; echo hello; sleep 1000 & wait"]
                    develop:
                      watch:
                        - { path: ./src, action: sync, target: /app/src, ignore: ["*.tmp"], initial_sync: true }
                        - { path: ./conf, action: sync+restart, target: /app/conf }
                        - { path: ./run, action: sync+exec, target: /app/run, exec: { command: [cat, /app/run/x] } }
                """); Underway watch = app.begin(run("watch"))) {
            watch.awaitOut("Watch enabled\n");
            app.step("only one watches", run("watch", "--no-up"), exits(1),
                    Expectations.tells("cannot take exclusive lock for project"));
            Files.writeString(directory.resolve("src/left.tmp"), "left");
            Files.writeString(directory.resolve("src/second"), "second");
            watch.awaitOut("Syncing service \"app\" after 1 changes were detected\n");
            // batches are worked off one after the other: what this one prints comes after what was before is done
            Files.writeString(directory.resolve("run/x"), "has run\n");
            watch.awaitOut("has run\n");
            app.step("files are there", run("exec", "-T", "app", "ls", "/app/src"), exits(0),
                    answers("first\n", "second\n"), doesNotAnswer("tmp"));
            Files.delete(directory.resolve("src/first"));
            Files.writeString(directory.resolve("run/x"), "has run again\n");
            watch.awaitOut("has run again\n");
            app.step("and gone when they are gone", run("exec", "-T", "app", "ls", "/app/src"), exits(0),
                    answers("second\n"), doesNotAnswer("first"));
            Files.writeString(directory.resolve("conf/c"), "c");
            watch.awaitOut("service(s) [\"app\"] restarted\n");
            app.step("the container is the same", run("exec", "-T", "app", "cat", "/app/conf/c"), exits(0),
                    answers("c"), kept("app"));
            Finished finished = watch.signal("INT").finish();
            assertThat(finished.code()).as(finished.toString()).isEqualTo(130);
        }
    }
}
