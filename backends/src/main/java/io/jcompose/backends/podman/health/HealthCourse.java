package io.jcompose.backends.podman.health;

import io.jcompose.planner.state.Health;
import java.time.Instant;

/**
 * The health of one container as its probes tell it, and when the next one is due. Only counts and compares: time comes
 * in from outside. Follows Docker's rules, with one probe more: the first one is made at once instead of after an
 * interval, because somebody waits; its failure does not count, so that no container becomes unhealthy sooner than on
 * Docker.
 *
 * <p>Not thread-safe; one waiter owns it.
 */
final class HealthCourse {
    private final CheckRhythm rhythm;
    private final Instant started;
    private int failures;
    private Health verdict = Health.STARTING;
    private Instant due;

    /**
     * Begins the course of a container.
     *
     * @param started   when the container was started
     * @param now       when the waiting begins
     * @param unhealthy whether it was found unhealthy before: then one failure confirms that
     */
    HealthCourse(CheckRhythm rhythm, Instant started, Instant now, boolean unhealthy) {
        this.rhythm = rhythm;
        this.started = started;
        this.due = now;
        this.failures = unhealthy ? rhythm.retries() - 1 : 0;
    }

    /** Returns what is known so far. */
    Health verdict() {
        return verdict;
    }

    /** Returns when the next probe is to begin. */
    Instant due() {
        return due;
    }

    /** A probe succeeded. */
    void succeeded(Instant at) {
        failures = 0;
        verdict = Health.HEALTHY;
        due = at.plus(rhythm.interval());
    }

    /** A probe that began at {@code began} failed, or had not ended by its time limit, at {@code at}. */
    void failed(Instant began, Instant at) {
        if (counts(began) && ++failures >= rhythm.retries()) verdict = Health.UNHEALTHY;
        boolean early = began.isBefore(started.plus(rhythm.startPeriod()));
        due = at.plus(early ? rhythm.startInterval() : rhythm.interval());
    }

    /** A probe could not be made at all: that says nothing. */
    void skipped(Instant at) {
        due = at.plus(rhythm.interval());
    }

    private boolean counts(Instant began) {
        if (failures > 0) return true;
        boolean early = began.isBefore(started.plus(rhythm.startPeriod()));
        // the probe that Docker would not have made yet
        boolean extra = began.isBefore(started.plus(rhythm.interval()));
        return !early && !extra;
    }
}
