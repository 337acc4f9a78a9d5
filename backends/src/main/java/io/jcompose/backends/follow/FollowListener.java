package io.jcompose.backends.follow;

import io.jcompose.planner.state.ObservedContainer;

/** Hears what the containers of a project do. Called from several threads; lines of one container come in order. */
public interface FollowListener {
    /** A container printed a line. */
    void line(ObservedContainer container, String text, boolean error);

    /** A container is followed from now on. */
    default void joined(ObservedContainer container) {}

    /** The main process of a container was started. */
    default void started(ObservedContainer container) {}

    /**
     * The main process of a container ended; all that it printed was told before.
     *
     * @param restarting whether the engine starts it again by itself
     */
    default void ended(ObservedContainer container, int exitCode, boolean restarting) {}

    /** A container took the place of another one. */
    default void recreated(ObservedContainer container) {}

    /** The output of a container cannot be read. */
    default void unreadable(ObservedContainer container, String why) {}
}
