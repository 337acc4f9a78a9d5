package io.jcompose.backends.supervise.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what Docker tells of stops and restarts while we restart a container: each restart tells of one stop, and a stop
 * that a person asked for meanwhile tells of one more; then the restart starts what was to be stopped. Measured with 20.10
 * and 28.5; a stop tells before the start, and each of several restarts of its own.
 */
public final class StopCount {
    /** The ends of several restarts at once are told one right after the other. */
    public static final Duration MOMENT = Duration.ofMillis(500);

    private boolean counting;
    private int swallowed;
    private Instant told = Instant.EPOCH;

    /** A restart begins. */
    public void begin() {
        counting = true;
        swallowed = 0;
    }

    /** The engine tells something. */
    public void hear(String action, Instant now) {
        if (action.equals("stop") && counting) swallowed++;
        if (!action.equals("restart")) return;
        if (!counting && swallowed == 0) return;
        counting = false;
        swallowed = Math.max(0, swallowed - 1);
        told = now;
    }

    /** A run has begun that is not ours. */
    public void forget() {
        counting = false;
        swallowed = 0;
    }

    /** Returns from when on it is certain that a stop was undone by a restart; absent: there was none. */
    public Optional<Instant> undone() {
        return !counting && swallowed > 0 ? Optional.of(told.plus(MOMENT)) : Optional.empty();
    }
}
