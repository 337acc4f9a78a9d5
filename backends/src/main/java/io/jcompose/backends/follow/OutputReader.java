package io.jcompose.backends.follow;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.transport.stream.LogStamp;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * Reads the output of one container while it is started, ends, and is started again: every line once, in order. A
 * reading lasts until the engine ends it, which it does when the container ends, and one begins where the last one left
 * off.
 */
final class OutputReader {
    /** Waiting for the last output of a container that has ended is given up when nothing came for so long. */
    private static final long SILENCE_MILLIS = 2000;
    /** And when this has passed: what comes so late belongs to the time after the next start. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final Backend backend;
    private final LogRequest request;
    private final FollowListener listener;
    private final LogCursor cursor = new LogCursor();
    private volatile ObservedContainer container;
    private boolean fresh = true;
    private boolean reading;
    private boolean readAgain;
    private long lines;
    private long ended;

    /**
     * @param request which of the output that is there already, and whether lines keep their time stamps
     */
    OutputReader(Backend backend, ObservedContainer container, LogRequest request, FollowListener listener) {
        this.backend = backend;
        this.container = container;
        this.request = request;
        this.listener = listener;
    }

    ObservedContainer container() {
        return container;
    }

    /** Takes note that the container has another name now. */
    void renamed(ObservedContainer now) {
        container = now;
    }

    /** Leaves out what the container has printed up to now. */
    void skipHistory() {
        fresh = false;
        try {
            lastLines(new LogRequest(false, OptionalInt.of(1), Optional.empty(), Optional.empty(), true));
        } catch (ComposeException unreadable) {
            // told when reading begins
        }
    }

    private record Told(String line, boolean error) {}

    /**
     * Returns the last lines, and sets the cursor behind them. Where stamps are of whole seconds, the lines of the same
     * second that come before are needed too: they will come again.
     */
    private List<Told> lastLines(LogRequest part) {
        var told = new ArrayList<Told>();
        backend.logs(container, part, (line, error) -> told.add(new Told(line, error)));
        int wanted = told.size();
        if (wanted > 0 && LogStamp.isCoarse(told.getFirst().line())) {
            String second = told.getFirst().line().substring(0, LogStamp.length(told.getFirst().line()));
            told.clear();
            backend.logs(container,
                    new LogRequest(false, OptionalInt.empty(), Optional.of(second), part.until(), true),
                    (line, error) -> told.add(new Told(line, error)));
        }
        for (Told one : told) cursor.accept(one.line());
        return told.subList(Math.max(0, told.size() - wanted), told.size());
    }

    /**
     * Reads in a thread of its own. When a reading is under way that does not know yet of the end of the container, the
     * next one follows it.
     */
    synchronized void read(boolean follow, Executor threads) {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        threads.execute(() -> {
            do
                read(follow);
            while (goesOn());
        });
    }

    private synchronized boolean goesOn() {
        reading = readAgain;
        readAgain = false;
        ended++;
        notifyAll();
        return reading;
    }

    private void read(boolean follow) {
        LogSink sink = (line, error) -> {
            count();
            cursor.accept(line).ifPresent(text -> tell(text, error));
        };
        try {
            boolean first = fresh;
            fresh = false;
            if (first && request.tail().isPresent()) {
                tellLast(request.tail().getAsInt());
                if (!follow) return;
            }
            Optional<String> resume = cursor.resume();
            Optional<String> since = resume.isPresent() || !first ? resume : request.since();
            backend.logs(container, new LogRequest(follow, OptionalInt.empty(), since, request.until(), true), sink);
        } catch (ComposeException failure) {
            if (failure.kind() != ComposeException.Kind.CANCELLED) {
                listener.unreadable(container, failure.getMessage());
            }
        }
    }

    private void tellLast(int wanted) {
        // where following begins is only known from a line
        OptionalInt tail = OptionalInt.of(Math.max(1, wanted));
        List<Told> last = lastLines(new LogRequest(false, tail, request.since(), request.until(), true));
        if (wanted > 0) for (Told one : last) tell(one.line(), one.error());
    }

    private synchronized void count() {
        lines++;
    }

    private void tell(String line, boolean error) {
        listener.line(container, request.timestamps() ? line : LogStamp.without(line), error);
    }

    /** Waits until the reading that is under way has ended, but not for ever. */
    synchronized void awaitLastLines() {
        long reading = ended;
        long begun = System.nanoTime();
        long seen = lines;
        long heard = begun;
        while (this.reading && ended == reading) {
            long now = System.nanoTime();
            if (lines != seen) heard = now;
            seen = lines;
            long silence = SILENCE_MILLIS - (now - heard) / 1_000_000;
            if (silence <= 0 || now - begun > PATIENCE_MILLIS * 1_000_000) return;
            try {
                wait(silence);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
