package io.jcompose.backends.supervise.report;

/** Hears what a supervisor does. Called by one thread at a time, the supervisor's own; must not block for long. */
public interface SupervisorListener {
    /** Hears nothing. */
    SupervisorListener NONE = new SupervisorListener() {};

    /** Something was decided, done, or could not be done. */
    default void on(SupervisorEvent event) {}

    /**
     * What is remembered has changed. Called before anything is done that follows from it, so that a supervisor that is
     * killed in the middle finds its traces when the snapshot was written by the time this returns.
     */
    default void remember(SupervisorSnapshot snapshot) {}

    /** Whether there is something to supervise has changed. */
    default void idle(boolean nothingLeft) {}
}
