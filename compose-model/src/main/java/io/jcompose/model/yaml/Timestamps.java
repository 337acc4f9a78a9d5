package io.jcompose.model.yaml;

/** Recognises the dates and times that Go's yaml.v3 reads a plain scalar as: {@code 2006-1-2}, with a time or without. */
final class Timestamps {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final String text;
    private int at;

    private Timestamps(String text) {
        this.text = text;
    }

    static boolean matches(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') return false;
        for (int i = 0; i < 4; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return new Timestamps(text).date();
    }

    private boolean date() {
        int year = Integer.parseInt(text, 0, 4, 10);
        at = 5;
        int month = number();
        if (month < 1 || month > 12 || !skip('-')) return false;
        int day = number();
        if (day < 1 || day > days(year, month)) return false;
        if (at == text.length()) return true;
        char separator = text.charAt(at);
        if (separator == 'T' || separator == 't') {
            at++;
            return time() && zone();
        }
        if (separator != ' ') return false;
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return time() && at == text.length();
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    private boolean time() {
        int hour = number();
        if (hour < 0 || hour > 23 || !skip(':')) return false;
        int minute = number();
        if (minute < 0 || minute > 59 || !skip(':')) return false;
        int second = number();
        if (second < 0 || second > 59) return false;
        if (at + 1 < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',') && digit(at + 1)) {
            at++;
            while (digit(at)) at++;
        }
        return true;
    }

    private boolean zone() {
        if (skip('Z')) return at == text.length();
        if (at + 6 != text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) return false;
        if (!digit(at + 1) || !digit(at + 2) || text.charAt(at + 3) != ':' || !digit(at + 4)
                || !digit(at + 5)) return false;
        return Integer.parseInt(text, at + 1, at + 3, 10) <= 24 && Integer.parseInt(text, at + 4, at + 6, 10) <= 60;
    }

    /** Reads one or two digits; -1 when there is none. */
    private int number() {
        if (!digit(at)) return -1;
        int value = text.charAt(at++) - '0';
        if (digit(at)) value = value * 10 + text.charAt(at++) - '0';
        return value;
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean skip(char c) {
        if (at >= text.length() || text.charAt(at) != c) return false;
        at++;
        return true;
    }
}
