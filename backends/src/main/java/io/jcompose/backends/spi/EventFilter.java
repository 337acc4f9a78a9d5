package io.jcompose.backends.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which events.
 *
 * @param project only those of this project's containers; absent: all
 * @param since   past events from then on too
 * @param until   ends the stream there
 * @param actions only these, in Docker's words; empty: all. A hint: others may come all the same
 */
public record EventFilter(Optional<String> project, Optional<Instant> since, Optional<Instant> until,
        Set<String> actions) {
    public EventFilter {
        actions = Set.copyOf(actions);
    }

    /** Makes a filter that lets every action through. */
    public EventFilter(Optional<String> project, Optional<Instant> since, Optional<Instant> until) {
        this(project, since, until, Set.of());
    }

    /** Returns the project's events from now on. */
    public static EventFilter of(String project) {
        return new EventFilter(Optional.of(project), Optional.empty(), Optional.empty());
    }
}
