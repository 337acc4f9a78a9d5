package io.jcompose.backends.spi.process;

import java.util.List;

/** Processes in containers: those that run, and those that are started there. An ability of a {@link io.jcompose.backends.spi.Backend}. */
public interface Processes {
    /**
     * Starts a command inside a running container.
     *
     * @param container name or id
     */
    ProcessStream exec(String container, ExecRequest request);

    /**
     * Joins the main process. To miss nothing, join before the container is started.
     *
     * @param container name or id
     */
    ProcessStream attach(String container, AttachRequest request);

    /**
     * Waits until the container does not run, and returns the exit code of its main process; at once for one that has
     * ended already.
     */
    int waitFor(String container);

    /**
     * Begins to watch for the next end of the main process; called before the container is started, it misses nothing.
     *
     * @param removed whether the engine removes the container then, which is waited for too
     */
    ExitWatch nextExit(String container, boolean removed);

    /** Waits for the end of a process. */
    interface ExitWatch extends AutoCloseable {
        /** Waits, and returns the exit code. */
        int await();

        @Override
        void close();
    }

    /** Returns the processes of a running container as {@code ps} shows them. */
    ProcessTable top(String container);

    /** Processes as rows; each row has as many cells as there are titles. */
    record ProcessTable(List<String> titles, List<List<String>> rows) {
        public ProcessTable {
            titles = List.copyOf(titles);
            rows = List.copyOf(rows);
        }
    }
}
