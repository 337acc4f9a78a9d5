package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.request.PodMapper;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;

/**
 * How often a container is probed, and how often that may fail.
 *
 * @param interval      between two probes
 * @param startInterval between two probes within the start period
 * @param startPeriod   from the start of the container, in which failures do not count; zero: none
 * @param timeout       of one probe
 * @param retries       failures in a row that make the container unhealthy, at least 1
 */
record CheckRhythm(Duration interval, Duration startInterval, Duration startPeriod, Duration timeout, int retries) {
    private static final Duration STANDARD = Duration.ofSeconds(30);
    /** What Docker 25 and later do when a start period is given without an interval of its own. */
    private static final Duration STANDARD_START = Duration.ofSeconds(5);

    /** Reads the rhythm from an inspection of the container. */
    static CheckRhythm of(JsonValue.Obj inspection) {
        JsonValue.Obj config = inspection.object("Config");
        JsonValue.Obj check = config.object("Healthcheck");
        Duration interval = duration(check.number("Interval"), STANDARD);
        String asked = config.object("Annotations").string(PodMapper.START_INTERVAL);
        Duration standard = interval.compareTo(STANDARD_START) < 0 ? interval : STANDARD_START;
        Duration start = asked.isEmpty() ? standard : duration(new JsonValue.Num(asked).asLong(), standard);
        return new CheckRhythm(interval, start, Duration.ofNanos(Math.max(0, check.number("StartPeriod"))),
                duration(check.number("Timeout"), STANDARD), (int) Math.clamp(check.number("Retries"), 1, 1000));
    }

    private static Duration duration(long nanos, Duration standard) {
        return nanos > 0 ? Duration.ofNanos(nanos) : standard;
    }
}
