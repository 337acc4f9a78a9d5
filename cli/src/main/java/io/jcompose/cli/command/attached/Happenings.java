package io.jcompose.cli.command.attached;

import io.jcompose.model.diagnostic.ComposeException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** What attached {@code up} waits for, in the order in which it happens. */
final class Happenings {
    /** Something that attached {@code up} has to answer. */
    sealed interface Happening {}

    /** No container is left running. */
    record AllEnded() implements Happening {}

    /** A container ended, and everything shall end with it. */
    record Ended(int exitCode) implements Happening {}

    /** A person pressed Ctrl-C, or a signal came. */
    record Interrupted() implements Happening {}

    /** A person wants to leave, and everything to go on. */
    record Detached() implements Happening {}

    /** The engine is gone, or stopping failed. */
    record Lost(ComposeException cause) implements Happening {}

    private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();
    private final Map<String, Integer> exitCodes = new ConcurrentHashMap<>();

    void add(Happening happening) {
        queue.add(happening);
    }

    /** Remembers with which code a service's container ended; the last one counts. */
    void ended(String service, int exitCode) {
        exitCodes.put(service, exitCode);
    }

    /** Returns the code with which a service's container ended, 0 when it has not. */
    int exitCode(String service) {
        return exitCodes.getOrDefault(service, 0);
    }

    /** Waits for the next. */
    Happening next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException interrupted) {
                // a signal that came while the action was being changed
                add(new Interrupted());
            }
        }
    }
}
