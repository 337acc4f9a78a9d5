package io.jcompose.backends.spi.content;

/** Knows what becomes of a container that has ended. An ability of a {@link io.jcompose.backends.spi.Backend}. */
public interface Comebacks {
    /** Returns whether the engine starts a container again that has just ended; waits until that is decided. */
    boolean isStartedAgain(String containerId);
}
