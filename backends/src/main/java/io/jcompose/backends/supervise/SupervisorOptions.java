package io.jcompose.backends.supervise;

import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a supervisor works.
 *
 * @param project  only this one; absent: all projects of the engine
 * @param parallel the most things done to containers at once, at least 1
 * @param linger   how long there may be nothing to supervise before {@link Supervisor#run} returns; absent: for ever
 * @param restored what an earlier supervisor remembered; {@link SupervisorSnapshot#EMPTY} for nothing
 * @param booted   when the machine of the engine started, when it is known
 */
public record SupervisorOptions(Optional<String> project, int parallel, Optional<Duration> linger,
        SupervisorSnapshot restored, Optional<Instant> booted) {
    public SupervisorOptions {
        if (parallel < 1) throw new IllegalArgumentException("parallel: at least 1, was " + parallel);
    }

    /** Returns options for all projects, for ever, eight containers at once. */
    public static SupervisorOptions everything() {
        return everything(OptionalInt.empty());
    }

    /** Returns options for all projects, for ever, so many containers at once; absent: eight. */
    public static SupervisorOptions everything(OptionalInt parallel) {
        return new SupervisorOptions(Optional.empty(), parallel.orElse(8), Optional.empty(), SupervisorSnapshot.EMPTY,
                Optional.empty());
    }

    /** Returns these for one project only. */
    public SupervisorOptions only(String name) {
        return new SupervisorOptions(Optional.of(name), parallel, linger, restored, booted);
    }

    /** Returns these with an end when nothing was left for that long. */
    public SupervisorOptions lingering(Duration time) {
        return new SupervisorOptions(project, parallel, Optional.of(time), restored, booted);
    }

    /** Returns these with what an earlier supervisor remembered. */
    public SupervisorOptions restoring(SupervisorSnapshot snapshot) {
        return new SupervisorOptions(project, parallel, linger, snapshot, booted);
    }

    /** Returns these with the time at which the engine's machine started. */
    public SupervisorOptions bootedAt(Instant time) {
        return new SupervisorOptions(project, parallel, linger, restored, Optional.of(time));
    }
}
