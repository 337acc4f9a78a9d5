package io.jcompose.backends.spi.content;

import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A closer look than a list gives. An ability of a {@link io.jcompose.backends.spi.Backend}. */
public interface Inspections {
    /** Returns what the engine knows of a container in the form of Docker's API; absent when there is none. */
    Optional<JsonValue.Obj> container(String container);

    /** Returns what the engine knows of an image in the form of Docker's API; absent when there is none. */
    Optional<JsonValue.Obj> image(String reference);

    /**
     * Returns what each of several containers uses, in the form of Docker's API ({@code GET /containers/ID/stats}), once.
     * Those that are gone are left out.
     */
    List<JsonValue.Obj> stats(List<String> containers);

    /** Returns a stream of such figures of one container, about one per second, until it ends or is closed. */
    StatsStream watchStats(String container);

    /** Figures as they come. Closing it from another thread ends a waiting {@link #next}. */
    interface StatsStream extends AutoCloseable {
        /** Waits for the next figures; empty when the container has ended. */
        Optional<JsonValue.Obj> next();

        @Override
        void close();
    }
}
