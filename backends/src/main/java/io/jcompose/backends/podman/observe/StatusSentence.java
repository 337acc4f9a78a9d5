package io.jcompose.backends.podman.observe;

import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;

/** Says what a container does in Docker's words, because Podman's list leaves the sentence to its clients. */
final class StatusSentence {
    private StatusSentence() {}

    /**
     * Returns for example {@code Up 2 seconds (healthy)}.
     *
     * @param startedAt seconds since 1970
     * @param exitedAt  seconds since 1970
     * @param now       seconds since 1970
     */
    static String of(ContainerState state, Health health, int exitCode, long startedAt, long exitedAt, long now) {
        return switch (state) {
            case RUNNING -> "Up " + elapsed(now - startedAt) + health(health);
            case PAUSED -> "Up " + elapsed(now - startedAt) + " (Paused)";
            case RESTARTING -> "Restarting (" + exitCode + ") " + elapsed(now - exitedAt) + " ago";
            case EXITED -> "Exited (" + exitCode + ") " + elapsed(now - exitedAt) + " ago";
            case REMOVING -> "Removal In Progress";
            case DEAD -> "Dead";
            case CREATED -> "Created";
        };
    }

    private static String health(Health health) {
        return switch (health) {
            case NONE -> "";
            case STARTING -> " (health: starting)";
            case HEALTHY -> " (healthy)";
            case UNHEALTHY -> " (unhealthy)";
        };
    }

    private static String elapsed(long seconds) {
        if (seconds < 1) return "Less than a second";
        if (seconds == 1) return "1 second";
        if (seconds < 60) return seconds + " seconds";
        long minutes = seconds / 60;
        if (minutes == 1) return "About a minute";
        if (minutes < 60) return minutes + " minutes";
        long hours = (seconds + 1800) / 3600;
        if (hours == 1) return "About an hour";
        if (hours < 48) return hours + " hours";
        long days = hours / 24;
        if (days < 14) return days + " days";
        if (days < 60) return days / 7 + " weeks";
        if (days < 730) return days / 30 + " months";
        return days / 365 + " years";
    }
}
