package io.jcompose.backends.spi;

import java.util.Optional;

/** Events as they come. Closing it from another thread ends a waiting {@link #next}. */
public interface EventStream extends AutoCloseable {
    /**
     * Waits for the next event; empty when the stream has ended.
     *
     * @throws EngineException when the connection broke
     */
    Optional<EngineEvent> next();

    @Override
    void close();
}
