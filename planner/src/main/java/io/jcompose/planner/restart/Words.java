package io.jcompose.planner.restart;

import java.time.Duration;

/** Durations in reasons and labels: {@code 100ms}, {@code 10s}, {@code 1m30s}. */
final class Words {
    private Words() {}

    static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 && millis < 10_000) return millis + "ms";
        long seconds = duration.toSeconds();
        if (seconds == 0) return "0s";
        var text = new StringBuilder();
        if (seconds >= 3600) text.append(seconds / 3600).append('h');
        if (seconds / 60 % 60 > 0) text.append(seconds / 60 % 60).append('m');
        if (seconds % 60 > 0) text.append(seconds % 60).append('s');
        return text.toString();
    }
}
