package io.jcompose.backends.transport.stream;

import java.time.Instant;
import java.util.Optional;

/** The time stamp that an engine puts before a line of a log, with a blank after it. */
public final class LogStamp {
    private LogStamp() {}

    /** Returns how long the stamp at the beginning of a line is, without the blank; 0 when there is none. */
    public static int length(String line) {
        int blank = line.indexOf(' ');
        int length = blank < 0 ? line.length() : blank;
        return length >= 20 && length <= 35 && isStamp(line, length) ? length : 0;
    }

    private static boolean isStamp(String line, int length) {
        if (line.charAt(4) != '-' || line.charAt(10) != 'T' || line.charAt(13) != ':') return false;
        return EngineTime.parse(line.substring(0, length)).isPresent();
    }

    /** Returns the stamp of a line. */
    public static Optional<Instant> time(String line) {
        return EngineTime.parse(line.substring(0, length(line)));
    }

    /** Returns the line without its stamp; a line without one stays as it is. */
    public static String without(String line) {
        int length = length(line);
        return length == 0 ? line : line.substring(Math.min(length + 1, line.length()));
    }

    /** Returns whether the stamp of a line has whole seconds only, so that many lines share it. */
    public static boolean isCoarse(String line) {
        int length = length(line);
        return length > 0 && line.lastIndexOf('.', length - 1) < 0;
    }
}
