package io.jcompose.backends.supervise.people;

import io.jcompose.planner.restart.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of stops that people asked for, from elsewhere than the engine. */
@FunctionalInterface
public interface StopAsked {
    /** A stop that was asked for may take so long; what runs after that was not stopped. */
    Duration UNDER_WAY = Duration.ofMinutes(2);

    /** Returns when a stop was asked for, unless a start was asked for after it. */
    Optional<Instant> stopAsked(String container);

    /** Returns whether a stop asked for then is the end of the run that was seen, or is going to be. */
    static boolean concerns(Instant asked, Sighting sighting, Instant now) {
        if (asked.isBefore(sighting.started())) return false;
        return !sighting.runs() || now.isBefore(asked.plus(UNDER_WAY));
    }
}
