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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachedHooksTest {
    private static final String HOOKS = """
            services:
              db:
                image: busybox:test
                post_start: [{command: [hello]}]
                pre_stop: [{command: [goodbye]}]
              once:
                image: busybox:test
                depends_on: [db]
            """;

    /** Commands print their name; {@code once} ends at once, everything else runs on. */
    private static final class Echo implements Script {
        @Override
        public OptionalInt main(Service service, String container, LogSink output) {
            return service.name().value().equals("once") ? OptionalInt.of(0) : OptionalInt.empty();
        }

        @Override
        public int command(List<String> argv, String container, LogSink output) {
            output.line(argv.get(0), false);
            return 0;
        }
    }

    @TempDir private Path directory;

    @Test
    void hooksOfTheStartAndOfTheEndPrintBesideTheContainers() {
        var jcompose = new ProgramInMemory(directory, new InMemoryBackend(new Echo(), Clock.systemUTC()));
        jcompose.file(HOOKS);
        assertThat(jcompose.run("up", "--abort-on-container-exit")).isZero();
        assertThat(jcompose.out()).contains("db-1 ->  | hello\n", "db-1 ->  | goodbye\n");
    }
}
