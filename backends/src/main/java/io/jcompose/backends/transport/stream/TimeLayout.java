package io.jcompose.backends.transport.stream;

import io.jcompose.model.diagnostic.ComposeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads a date as Go's {@code time.Parse} does and words its refusals, which docker compose prints, in the same way. One
 * object reads one text.
 */
final class TimeLayout {
    private final String layout;
    private final String text;
    private int at;

    private TimeLayout(String layout, String text) {
        this.layout = layout;
        this.text = text;
    }

    /**
     * Returns the moment that a date means.
     *
     * @param layout what is expected, written with {@code 2006-01-02T15:04:05.999999999Z07:00} or parts of it
     * @throws ComposeException when the text is not of that form
     */
    static Instant parse(String layout, String text, ZoneId zone) {
        return new TimeLayout(layout, text).parse(zone);
    }

    private Instant parse(ZoneId zone) {
        int[] parts = {0, 1, 1, 0, 0, 0};
        int nanos = 0;
        ZoneId where = zone;
        int next = 0;
        while (next < layout.length()) {
            String element = element(next);
            next += element.length();
            int begin = at;
            switch (element) {
                case "2006" -> parts[0] = year(begin);
                case "01" -> parts[1] = ranged(begin, "01", 1, 12, "month");
                case "02" -> parts[2] = number(begin, "02", 2);
                case "15" -> parts[3] = ranged(begin, "15", 0, 23, "hour");
                case "04" -> parts[4] = ranged(begin, "04", 0, 59, "minute");
                case "05" -> {
                    parts[5] = ranged(begin, "05", 0, 59, "second");
                    nanos = fraction();
                }
                case ".999999999" -> {
                    // read with the seconds
                }
                case "Z07:00" -> where = offset(begin);
                default -> literal(element);
            }
        }
        if (at < text.length()) throw refused(": extra text: " + quoted(text.substring(at)));
        if (parts[2] < 1 || parts[2] > YearMonth.of(parts[0], parts[1]).lengthOfMonth()) {
            throw refused(": day out of range");
        }
        return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], nanos).atZone(where)
                .toInstant();
    }

    private String element(int from) {
        for (String known : new String[] {"2006", "01", "02", "15", "04", "05", ".999999999", "Z07:00"}) {
            if (layout.startsWith(known, from)) return known;
        }
        return layout.substring(from, from + 1);
    }

    private void literal(String expected) {
        if (!text.startsWith(expected, at)) throw unlike(at, expected);
        at += expected.length();
    }

    private int year(int begin) {
        for (int i = begin; i < begin + 4; i++) if (!digit(i)) throw unlike(begin, "2006");
        at = begin + 4;
        return Integer.parseInt(text.substring(begin, at));
    }

    private int ranged(int begin, String element, int least, int most, String name) {
        int value = number(begin, element, element.equals("15") ? 1 : 2);
        if (value < least || value > most) throw refused(": " + name + " out of range");
        return value;
    }

    private int number(int begin, String element, int digits) {
        if (!digit(begin) || digits == 2 && !digit(begin + 1)) throw unlike(begin, element);
        at = begin + (digit(begin + 1) ? 2 : 1);
        return Integer.parseInt(text.substring(begin, at));
    }

    private int fraction() {
        if (at >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',' || !digit(at + 1)) return 0;
        int begin = ++at;
        while (digit(at)) at++;
        String digits = text.substring(begin, Math.min(at, begin + 9));
        return Integer.parseInt(digits + "0".repeat(9 - digits.length()));
    }

    private ZoneId offset(int begin) {
        if (text.startsWith("Z", begin)) {
            at++;
            return ZoneOffset.UTC;
        }
        boolean sign = text.startsWith("+", begin) || text.startsWith("-", begin);
        if (!sign || text.length() < begin + 6 || text.charAt(begin + 3) != ':' || !digit(begin + 1)
                || !digit(begin + 2) || !digit(begin + 4) || !digit(begin + 5)) throw unlike(begin, "Z07:00");
        int hours = Integer.parseInt(text.substring(begin + 1, begin + 3));
        int minutes = Integer.parseInt(text.substring(begin + 4, begin + 6));
        if (hours > 18) throw refused(": time zone offset hour out of range");
        if (minutes > 59 || hours == 18 && minutes > 0) throw refused(": time zone offset minute out of range");
        at = begin + 6;
        int seconds = hours * 3600 + minutes * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(begin) == '-' ? -seconds : seconds);
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private ComposeException unlike(int from, String element) {
        return refused(" as " + quoted(layout) + ": cannot parse " + quoted(text.substring(from)) + " as "
                + quoted(element));
    }

    private ComposeException refused(String why) {
        return new ComposeException(
                ComposeException.Kind.INVALID_PROJECT, "parsing time " + quoted(text) + why);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
