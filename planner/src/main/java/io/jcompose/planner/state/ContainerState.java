package io.jcompose.planner.state;

/** What an engine says a container is doing. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /** Reads the engine's word; {@code configured}, {@code initialized} and {@code stopped} are libpod's. */
    public static ContainerState of(String word) {
        switch (word) {
            case "running":
                return RUNNING;
            case "paused":
                return PAUSED;
            case "restarting":
                return RESTARTING;
            case "removing", "stopping":
                return REMOVING;
            case "exited", "stopped":
                return EXITED;
            case "dead":
                return DEAD;
            default:
                return CREATED;
        }
    }

    /** Returns the word of {@code ps}, for example {@code running}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
