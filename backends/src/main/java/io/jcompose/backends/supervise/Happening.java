package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ObservedContainer;
import java.util.List;
import java.util.Optional;

/** What reaches the supervisor's loop from its other threads. */
sealed interface Happening {
    /** The engine told something. */
    record Told(ContainerEvent event) implements Happening {}

    /** The engine answers, and holds these containers; {@code outage}: when some may have ended with it. */
    record Connected(List<ObservedContainer> containers, Optional<Outage> outage) implements Happening {}

    /** The engine does not answer. */
    record Lost(String why) implements Happening {}

    /** A container was looked at; absent: it is gone. */
    record Looked(String id, Optional<Sighting> sighting) implements Happening {}

    /** A container could not be looked at. */
    record NotLooked(String id, String why) implements Happening {}

    /** A container is to be looked at, because a check of it came out differently. */
    record Changed(String id) implements Happening {}

    /** These containers are going to be restarted after another one. */
    record Following(List<String> ids) implements Happening {}

    /** One of them is about to be restarted. */
    record Turn(String id) implements Happening {}

    /** Something was done, or not; {@code untouched}: those of the followers that were left alone. */
    record Ended(Act act, Act.Result result, String message, List<String> followers, List<String> untouched)
            implements Happening {}

    /** What holds containers together was repaired, or could not be. */
    record Mended(Vitals.Mending outcome) implements Happening {}

    /** Somebody wants the supervisor to end. */
    record StopAsked() implements Happening {}
}
