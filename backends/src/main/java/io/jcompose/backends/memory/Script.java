package io.jcompose.backends.memory;

import io.jcompose.backends.spi.LogSink;
import io.jcompose.model.spec.Service;
import java.util.List;
import java.util.OptionalInt;

/** What processes do in an engine without processes. */
public interface Script {
    /**
     * Runs the main process of a container that was started.
     *
     * @return the exit code of a process that ends at once; empty: it runs until it is stopped
     */
    OptionalInt main(Service service, String container, LogSink output);

    /**
     * Runs a command inside a container, for a healthcheck or a hook.
     *
     * @return its exit code
     */
    int command(List<String> argv, String container, LogSink output);

    /** Everything goes well: processes run on, checks and hooks succeed. What {@code --dry-run} assumes. */
    Script IDEAL = new Script() {
        @Override
        public OptionalInt main(Service service, String container, LogSink output) {
            return OptionalInt.empty();
        }

        @Override
        public int command(List<String> argv, String container, LogSink output) {
            return 0;
        }
    };
}
