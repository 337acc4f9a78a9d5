package io.jcompose.planner.restart;

import java.time.Duration;

/**
 * How long to wait before a restart, growing with every one that did not help.
 *
 * @param first   before the first one
 * @param factor  by which each further wait is longer, at least 1; 1: all are the same
 * @param longest no wait is longer
 * @param settled how long a container must have been well for the row of restarts to have ended
 */
public record Backoff(Duration first, double factor, Duration longest, Duration settled) {
    /** The numbers of Docker's own restart policies: 100 ms, doubling, at most a minute, forgotten after 10 s. */
    public static final Backoff DOCKER = new Backoff(
            Duration.ofMillis(100), 2, Duration.ofMinutes(1), Duration.ofSeconds(10));

    public Backoff {
        if (first.isNegative() || settled.isNegative()) throw new IllegalArgumentException("a wait below zero");
        if (!(factor >= 1)) throw new IllegalArgumentException("factor: at least 1, was " + factor);
        if (longest.compareTo(first) < 0) throw new IllegalArgumentException("the longest wait is below the first");
    }

    /** Returns the same wait each time, as {@code deploy.restart_policy.delay} asks for. */
    public Backoff constant(Duration delay) {
        return new Backoff(delay, 1, delay, settled);
    }

    /** Returns this with another time after which a row of restarts has ended. */
    public Backoff settling(Duration time) {
        return new Backoff(first, factor, longest, time);
    }

    /** Makes waits of these numbers. Where a library does it, it is handed in from outside. */
    @FunctionalInterface
    public interface Delays {
        /** Plain arithmetic. */
        Delays PLAIN = (backoff, attempt) -> {
            double millis = backoff.first().toMillis() * Math.pow(backoff.factor(), attempt - 1);
            return millis >= backoff.longest().toMillis() ? backoff.longest() : Duration.ofMillis((long) millis);
        };

        /** Returns the wait before a restart; {@code attempt} counts from 1. */
        Duration before(Backoff backoff, int attempt);
    }
}
