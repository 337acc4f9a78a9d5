package io.jcompose.backends.supervise.people;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.Sighting;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Notices that somebody else is ending a container: Docker tells of each signal that it sends ({@code kill}, with its number;
 * 20.10 and 28.5), and a stop begins with one. A restart that met such a stop would start what was to be stopped.
 */
public final class EndingSignal {
    /** Those by which a container is told something: HUP, USR1, USR2, CHLD, CONT, STOP, TSTP, WINCH. */
    private static final Set<String> TELLING = Set.of("1", "10", "12", "17", "18", "19", "20", "28");

    private Instant sent = Instant.MIN;
    private Instant limit = Instant.MIN;

    /** The engine tells something that is none of our doing, or of the run before. */
    public void hear(ContainerEvent event, Instant now) {
        if (!event.action().equals("kill")
                || TELLING.contains(event.attributes().getOrDefault("signal", ""))) return;
        sent = event.at();
        limit = now.plus(RestartDecider.UNDER_WAY);
    }

    /** Returns until when the run that was seen may be about to end; absent when nobody is ending it. */
    public Optional<Instant> until(Sighting sighting, Instant now) {
        boolean concerned = sighting.runs() && sent.isAfter(sighting.started()) && now.isBefore(limit);
        return concerned ? Optional.of(limit) : Optional.empty();
    }
}
