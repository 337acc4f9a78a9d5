package io.jcompose.backends.podman.observe;

import java.time.Instant;

/**
 * Reads RFC 3339 times as Go writes them, for example {@code 2026-11-21T07:04:20.885572348Z} or with {@code +01:00}.
 * By hand, because the formatter of java.time costs start-up a noticeable part of the whole {@code ps}.
 */
public final class EngineTime {
    private EngineTime() {}

    /** Returns the moment; {@link Instant#EPOCH} for a text that is no time, and for Go's zero time. */
    public static Instant parse(String text) {
        try {
            if (text.length() < 20 || text.charAt(10) != 'T' || text.startsWith("0001-")) return Instant.EPOCH;
            long seconds = days(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)) * 86400
                    + number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
            int at = 19;
            long nanos = 0;
            if (text.charAt(at) == '.') {
                int digits = 0;
                for (at++; at < text.length() && Character.isDigit(text.charAt(at)); at++, digits++)
                    if (digits < 9) nanos = nanos * 10 + text.charAt(at) - '0';
                for (; digits < 9; digits++) nanos *= 10;
            }
            return Instant.ofEpochSecond(seconds - offset(text, at), nanos);
        } catch (NumberFormatException | StringIndexOutOfBoundsException notATime) {
            return Instant.EPOCH;
        }
    }

    private static long offset(String text, int at) {
        char sign = text.charAt(at);
        if (sign != '+' && sign != '-') return 0;
        long seconds = number(text, at + 1, at + 3) * 3600 + number(text, at + 4, at + 6) * 60;
        return sign == '+' ? seconds : -seconds;
    }

    /** Counts the days from 1970-01-01; years begin in March here, so that a leap day is the last day of one. */
    private static long days(long year, long month, long day) {
        long shifted = month > 2 ? year : year - 1;
        long era = Math.floorDiv(shifted, 400);
        long ofEra = shifted - era * 400;
        long ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    private static long number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
