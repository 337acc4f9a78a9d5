package io.jcompose.planner.restart;

import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One container as a close look shows it.
 *
 * @param started      when its present or last run began; the epoch when it never ran
 * @param finished     when its last run ended; before {@code started} while it runs, and when nobody saw the end
 * @param restart      the engine's own policy
 * @param restartCount how often that policy has started it again since a person did
 * @param checked      whether it has a healthcheck, its own or the image's
 * @param lastProbe    what the last probe said, shortened; empty for nothing
 */
public record Sighting(String id, String name, Map<String, String> labels, ContainerState state, Health health,
        Instant started, Instant finished, int exitCode, RestartPolicy restart, int restartCount, boolean checked,
        String lastProbe) {
    public Sighting {
        labels = Map.copyOf(labels);
    }

    /** Returns this with another health, known better than the engine knows it. */
    public Sighting withHealth(Health other) {
        return new Sighting(id, name, labels, state, other, started, finished, exitCode, restart, restartCount, checked,
                lastProbe);
    }

    /** Returns this with the exit code of the run before, which engines forget when the next one begins. */
    public Sighting after(int code) {
        return new Sighting(id, name, labels, state, health, started, finished, code, restart, restartCount, checked,
                lastProbe);
    }

    /** Returns the project it belongs to, empty for none. */
    public String project() {
        return labels.getOrDefault(ComposeLabels.PROJECT, "");
    }

    /** Returns the name of its service, empty for none. */
    public String service() {
        return labels.getOrDefault(ComposeLabels.SERVICE, "");
    }

    /** Returns whether {@code run} made it. */
    public boolean oneOff() {
        return labels.getOrDefault(ComposeLabels.ONE_OFF, "").equalsIgnoreCase("true");
    }

    /** Returns whether the engine starts it again when it ends. */
    public boolean restarts() {
        return !(restart instanceof RestartPolicy.No);
    }

    /** Returns whether it has ended by itself, and more often than its {@code on-failure:N} allows. */
    public boolean usedUp() {
        return state == ContainerState.EXITED && exitCode != 0
                && restart instanceof RestartPolicy.OnFailure failure && failure.maxRetries().orElse(0) > 0
                && restartCount >= failure.maxRetries().getAsInt();
    }

    /** Returns whether its policy has it started again after an end like its last one. */
    public boolean startsAgain() {
        if (usedUp()) return false;
        return restarts() && (exitCode != 0 || !(restart instanceof RestartPolicy.OnFailure));
    }

    /** Returns whether it does not run, and its last run was shorter than that. */
    public boolean endedWithin(Duration time) {
        return !runs() && !finished.isBefore(started) && finished.isBefore(started.plus(time));
    }

    /** Returns whether its main process is there. */
    public boolean runs() {
        return state == ContainerState.RUNNING || state == ContainerState.PAUSED;
    }
}
