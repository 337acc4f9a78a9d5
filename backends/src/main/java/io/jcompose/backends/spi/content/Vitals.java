package io.jcompose.backends.spi.content;

import io.jcompose.planner.restart.Sighting;
import java.util.Optional;

/** A close look at one container, for a supervisor. An ability of a {@link io.jcompose.backends.spi.Backend}. */
public interface Vitals {
    /** Returns how a container is, by name or id; absent when there is none. One engine call. */
    Optional<Sighting> look(String container);
}
