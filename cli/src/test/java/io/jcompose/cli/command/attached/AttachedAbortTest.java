package io.jcompose.cli.command.attached;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.memory.Script;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.cli.ProgramInMemory;
import io.jcompose.model.spec.Service;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container ends, and everything with it, while {@code up} still waits for another one. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AttachedAbortTest {
    private static final String WAITING = """
            services:
              quick:
                image: busybox:test
              migration:
                image: busybox:test
              app:
                image: busybox:test
                depends_on:
                  migration: {condition: service_completed_successfully}
            """;

    /** {@code quick} fails at once, everything else runs on. */
    private static final class OneFails implements Script {
        @Override
        public OptionalInt main(Service service, String container, LogSink output) {
            return service.name().value().equals("quick") ? OptionalInt.of(7) : OptionalInt.empty();
        }

        @Override
        public int command(List<String> argv, String container, LogSink output) {
            return 0;
        }
    }

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--abort-on-container-exit", "--abort-on-container-failure", "--exit-code-from=quick"})
    void whatIsWaitedForIsStoppedAndNotWaitedForAnyLonger(String flag) {
        ProgramInMemory jcompose = program(WAITING);
        assertThat(jcompose.run("up", flag)).isOne();
        assertThat(jcompose.err()).contains("Aborting on container exit...\n", " Container demo-migration-1  Stopped\n")
                .endsWith("service \"migration\" didn't complete successfully: exit 143\n");
        assertThat(jcompose.out()).contains("quick-1 exited with code 7\n").doesNotContain("app-1 exited");
    }

    @Test
    void whatNeedNotSucceedDoesNotCount() {
        ProgramInMemory jcompose = program(WAITING.replace("successfully}", "successfully, required: false}"));
        assertThat(jcompose.run("up", "--abort-on-container-exit")).isEqualTo(7);
        assertThat(jcompose.err()).contains("Aborting on container exit...\n");
    }

    private ProgramInMemory program(String file) {
        var jcompose = new ProgramInMemory(directory, new InMemoryBackend(new OneFails(), Clock.systemUTC()));
        jcompose.file(file);
        return jcompose;
    }
}
