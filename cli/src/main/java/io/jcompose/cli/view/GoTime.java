package io.jcompose.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as Go programs print them. Written by hand because java.time's formatters cost start-up time. */
public final class GoTime {
    private GoTime() {}

    /** Returns RFC 3339 in UTC, cut to seconds: {@code 2026-11-21T04:03:52Z}. */
    public static String seconds(Instant time) {
        return date(time, 'T') + "Z";
    }

    /** Returns what Go prints for a time in UTC: {@code 2026-11-21 04:03:52 +0000 UTC}. */
    public static String plain(Instant time) {
        return date(time, ' ') + " +0000 UTC";
    }

    private static String date(Instant time, char between) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(20);
        text.append(utc.getYear()).append('-');
        two(text, utc.getMonthValue()).append('-');
        two(text, utc.getDayOfMonth()).append(between);
        two(text, utc.getHour()).append(':');
        two(text, utc.getMinute()).append(':');
        return two(text, utc.getSecond()).toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }

    /** Returns a length of time as docker tells it to people: {@code About a minute}, {@code 3 hours}. */
    public static String human(Duration length) {
        long seconds = length.getSeconds();
        if (seconds < 1) return "Less than a second";
        if (seconds == 1) return "1 second";
        if (seconds < 60) return seconds + " seconds";
        long minutes = seconds / 60;
        if (minutes == 1) return "About a minute";
        if (minutes < 60) return minutes + " minutes";
        // docker rounds half hours up from here on
        long hours = (seconds + 1800) / 3600;
        if (hours == 1) return "About an hour";
        if (hours < 48) return hours + " hours";
        if (hours < 24 * 7 * 2) return hours / 24 + " days";
        if (hours < 24 * 30 * 2) return hours / 24 / 7 + " weeks";
        if (hours < 24 * 365 * 2) return hours / 24 / 30 + " months";
        return seconds / 3600 / 24 / 365 + " years";
    }
}
