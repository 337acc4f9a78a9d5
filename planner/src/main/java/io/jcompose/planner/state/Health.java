package io.jcompose.planner.state;

/** What the probes of a container say. */
public enum Health {
    /** There is no healthcheck. */
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY;

    /** Returns the engine's word, empty for {@link #NONE}. */
    public String word() {
        return this == NONE ? "" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
