package io.jcompose.backends.follow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How far the output of a container was read. Each line comes with its time stamp, so that reading can go on after the
 * container was started again, without losing lines and without telling any twice. Not thread-safe: one reader at a
 * time.
 */
final class LogCursor {
    private String stamp = "";
    private Instant last = Instant.MIN;
    private int toldAtLast;
    private int toSkip;

    /** Returns where reading goes on: the time stamp of the last line, which comes again; absent for the beginning. */
    Optional<String> resume() {
        toSkip = toldAtLast;
        return stamp.isEmpty() ? Optional.empty() : Optional.of(stamp);
    }

    /** Takes a line as the engine wrote it, time stamp first; returns whether it is new. */
    boolean accept(String line) {
        Instant at = parse(stampOf(line));
        if (at == null) return true;
        int order = at.compareTo(last);
        if (order < 0) return false;
        if (order > 0) {
            stamp = stampOf(line);
            last = at;
            toldAtLast = 1;
            toSkip = 0;
            return true;
        }
        if (toSkip > 0) {
            toSkip--;
            return false;
        }
        toldAtLast++;
        return true;
    }

    /** Returns the line without its time stamp; a line without one stays as it is. */
    static String withoutStamp(String line) {
        String stamp = stampOf(line);
        if (parse(stamp) == null) return line;
        return stamp.length() == line.length() ? "" : line.substring(stamp.length() + 1);
    }

    private static String stampOf(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    private static @org.jspecify.annotations.Nullable Instant parse(String stamp) {
        if (stamp.length() < 20 || stamp.charAt(4) != '-') return null;
        try {
            return stamp.endsWith("Z") ? Instant.parse(stamp) : OffsetDateTime.parse(stamp).toInstant();
        } catch (DateTimeException notAStamp) {
            return null;
        }
    }
}
