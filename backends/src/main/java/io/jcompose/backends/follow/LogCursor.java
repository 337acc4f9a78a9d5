package io.jcompose.backends.follow;

import io.jcompose.backends.transport.stream.LogStamp;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the output of a container was read. Each line comes with its time stamp, so that reading can go on after the
 * container was started again, without losing lines and without telling any twice: the engine is asked for all from the
 * last stamp on, and as many lines as were seen with it are left out. Not thread-safe: one reader at a time.
 */
final class LogCursor {
    private String stamp = "";
    private Instant last = Instant.MIN;
    private String lastLine = "";
    private int seenAtLast;
    private boolean again;
    private int toSkip;

    /** Returns where reading goes on: the time stamp of the last line, which comes again; absent for the beginning. */
    Optional<String> resume() {
        again = !stamp.isEmpty();
        toSkip = seenAtLast;
        return again ? Optional.of(stamp) : Optional.empty();
    }

    /**
     * Takes a line as the engine wrote it, time stamp first. Returns what of it is new: all, nothing, or the rest of a
     * line that had no end when it was read before.
     */
    Optional<String> accept(String line) {
        Instant at = LogStamp.time(line).orElse(null);
        if (at == null) return Optional.of(line);
        int order = at.compareTo(last);
        if (again && order < 0) return Optional.empty();
        if (again && order == 0 && toSkip > 0) return skip(line);
        again = false;
        if (order < 0) return Optional.of(line); // the two streams of a container are not always in order
        if (order > 0) seenAtLast = 0;
        seenAtLast++;
        last = at;
        lastLine = line;
        stamp = line.substring(0, LogStamp.length(line));
        return Optional.of(line);
    }

    private Optional<String> skip(String line) {
        toSkip--;
        if (toSkip > 0) return Optional.empty();
        again = false;
        if (line.length() <= lastLine.length() || !line.startsWith(lastLine)) return Optional.empty();
        String rest = line.substring(lastLine.length());
        lastLine = line;
        return Optional.of(LogStamp.length(rest) > 0 ? rest : stamp + " " + rest);
    }
}
