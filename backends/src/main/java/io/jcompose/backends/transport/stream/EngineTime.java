package io.jcompose.backends.transport.stream;

import java.time.Instant;
import java.util.Optional;

/** Reads the times that engines write, without the formatters of {@code java.time}, which take long to load. */
public final class EngineTime {
    private EngineTime() {}

    /**
     * Reads RFC 3339 text such as {@code 2026-11-21T03:43:23.433677023Z}. Empty for text that is none, and for Go's
     * zero time, which stands for "never".
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() < 20 || text.startsWith("0001-")) return Optional.empty();
        try {
            long days = days(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            long seconds = days * 86400 + number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L
                    + number(text, 17, 19);
            int at = 19;
            int nanos = 0;
            if (text.charAt(at) == '.') {
                int scale = 100_000_000;
                for (at++; at < text.length() && Character.isDigit(text.charAt(at)); at++, scale /= 10)
                    nanos += (text.charAt(at) - '0') * scale;
            }
            if (text.charAt(at) != 'Z') {
                int offset = number(text, at + 1, at + 3) * 3600 + number(text, at + 4, at + 6) * 60;
                seconds += text.charAt(at) == '-' ? offset : -offset;
            }
            return Optional.of(Instant.ofEpochSecond(seconds, nanos));
        } catch (NumberFormatException | IndexOutOfBoundsException notATime) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Days from 1970-01-01 in the Gregorian calendar; a year begins in March here, so that leap days end it. */
    private static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146097L + dayOfEra - 719468;
    }
}
