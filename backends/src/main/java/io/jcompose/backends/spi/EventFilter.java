package io.jcompose.backends.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events.
 *
 * @param project only those of this project's containers; absent: all
 * @param since   past events from then on too
 * @param until   ends the stream there
 */
public record EventFilter(Optional<String> project, Optional<Instant> since, Optional<Instant> until) {
    /** Returns the project's events from now on. */
    public static EventFilter of(String project) {
        return new EventFilter(Optional.of(project), Optional.empty(), Optional.empty());
    }
}
