package io.jcompose.model.source.yaml;

import org.jspecify.annotations.Nullable;

/** Recognises dates such as {@code 2024-01-31} and {@code 2024-01-31T10:00:00Z} among plain scalars. */
final class Timestamp {
    private final String text;
    private int at;

    private Timestamp(String text) {
        this.text = text;
    }

    /** Returns the instant in RFC 3339 form, null when the text is no date. */
    static @Nullable String parse(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') return null;
        return new Timestamp(text).read();
    }

    private @Nullable String read() {
        int year = number(4, 4);
        if (year < 0 || !skip('-')) return null;
        int month = number(1, 2);
        if (month < 1 || month > 12 || !skip('-')) return null;
        int day = number(1, 2);
        if (day < 1 || day > daysOf(year, month)) return null;
        var out = new StringBuilder(32);
        out.append(text, 0, 5);
        two(out, month).append('-');
        two(out, day).append('T');
        if (at == text.length()) return out.append("00:00:00Z").toString();
        boolean zoned = text.charAt(at) != ' ';
        if (zoned && text.charAt(at) != 'T' && text.charAt(at) != 't') return null;
        at++;
        int hour = number(1, 2);
        if (hour < 0 || hour > 23 || !skip(':')) return null;
        int minute = number(1, 2);
        if (minute < 0 || minute > 59 || !skip(':')) return null;
        int second = number(1, 2);
        if (second < 0 || second > 59) return null;
        two(out, hour).append(':');
        two(out, minute).append(':');
        two(out, second);
        if (!fraction(out)) return null;
        if (!zoned) return at == text.length() ? out.append('Z').toString() : null;
        return zone(out) ? out.toString() : null;
    }

    private boolean fraction(StringBuilder out) {
        if (at >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',') return true;
        int start = ++at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) at++;
        if (at == start) return false;
        int end = Math.min(at, start + 9);
        while (end > start && text.charAt(end - 1) == '0') end--;
        if (end > start) out.append('.').append(text, start, end);
        return true;
    }

    private boolean zone(StringBuilder out) {
        if (at >= text.length()) return false;
        if (text.charAt(at) == 'Z') {
            out.append('Z');
            return at + 1 == text.length();
        }
        if (text.charAt(at) != '+' && text.charAt(at) != '-') return false;
        String zone = text.substring(at);
        at++;
        int hours = number(2, 2);
        if (hours < 0 || hours > 24 || !skip(':')) return false;
        int minutes = number(2, 2);
        if (minutes < 0 || minutes > 60 || at != text.length()) return false;
        out.append(hours == 0 && minutes == 0 ? "Z" : zone);
        return true;
    }

    private boolean skip(char expected) {
        if (at >= text.length() || text.charAt(at) != expected) return false;
        at++;
        return true;
    }

    private int number(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at) - '0';
            at++;
        }
        return at - start < least ? -1 : value;
    }

    private static StringBuilder two(StringBuilder out, int value) {
        return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }
}
