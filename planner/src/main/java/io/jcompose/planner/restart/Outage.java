package io.jcompose.planner.restart;

import io.jcompose.planner.state.ContainerState;
import java.time.Instant;

/**
 * A time in which the engine was not there: killed, or started anew. What ended then ended with the engine, and nobody can
 * have asked the engine for that.
 *
 * @param from  when it was lost
 * @param until when it was back, and had looked after what it found
 * @param over  whether it has started by now all that it starts
 */
public record Outage(Instant from, Instant until, boolean over) {
    /** Makes one after which the engine may still be starting containers. */
    public Outage(Instant from, Instant until) {
        this(from, until, false);
    }

    /** Returns whether a container ended in it. */
    public boolean ended(Sighting sighting) {
        if (sighting.state() != ContainerState.EXITED && sighting.state() != ContainerState.DEAD) return false;
        if (!sighting.started().isAfter(Instant.EPOCH) || sighting.started().isAfter(from)) return false;
        boolean unseen = sighting.finished().isBefore(sighting.started());
        return unseen || !sighting.finished().isBefore(from) && !sighting.finished().isAfter(until);
    }
}
