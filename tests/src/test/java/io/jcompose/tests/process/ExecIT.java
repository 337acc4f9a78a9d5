package io.jcompose.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.process.LiveProject.Ended;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code exec} promises. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExecIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void runsACommandBesideTheMainProcess(TestEngine engine) {
        try (LiveProject project = LiveProject.of(engine, directory, """
                services:
                  web:
                    image: busybox:test
                    init: true
                    scale: 2
                    stop_signal: SIGKILL
                    command: ["sleep", "1000"]
                """)) {
            assertThat(project.run("up", "-d").code()).isZero();
            Ended piped = project.typing("through\n", "exec", "-T", "-e", "A=1", "-e", "PATH", "-w", "/tmp", "-u",
                    "nobody", "web", "sh", "-c", "cat; echo $A $PWD; id -un; echo no >&2; exit 7");
            assertThat(piped.code()).as(piped.toString()).isEqualTo(7);
            assertThat(piped.out()).isEqualTo("through\n1 /tmp\nnobody\n");
            assertThat(piped.err()).isEqualTo("no\n");

            assertThat(project.run("exec", "--index", "2", "web", "touch", "/two").code()).isZero();
            assertThat(project.run("exec", "web", "test", "-e", "/two").code()).as("the first one by default")
                    .isEqualTo(1);
            assertThat(project.run("exec", "--index", "3", "web", "true").err())
                    .isEqualTo("service \"web\" is not running container #3\n");
            assertThat(project.run("exec", "nobody", "true").err()).isEqualTo("service \"nobody\" is not running\n");

            Ended detached = project.run("exec", "-d", "web", "sh", "-c", "echo $$ > /pid; exec sleep 500");
            assertThat(detached.code()).as(detached.toString()).isZero();
            Ended found = project.run("exec", "web", "sh", "-c", "until test -s /pid; do :; done; kill $(cat /pid)");
            assertThat(found.code()).as("it runs: " + found).isZero();
            Ended missing = project.run("exec", "web", "no-such-command");
            assertThat(missing.code()).as(missing.toString()).isBetween(126, 127);
        }
    }
}
