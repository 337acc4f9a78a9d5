package io.jcompose.backends.execute;

import io.jcompose.backends.spi.Performed;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Step;
import java.util.Optional;

/** How a step ended. */
public sealed interface StepOutcome {
    Step step();

    /** Returns whether steps that come after this one may start. */
    default boolean lets() {
        return this instanceof Succeeded || this instanceof NotNeeded;
    }

    /**
     * It was done.
     *
     * @param warning what went wrong though nobody has to care, for example an optional dependency that failed
     */
    record Succeeded(Step step, Performed performed, Optional<String> warning) implements StepOutcome {}

    /** It stands in for a step that succeeded. */
    record NotNeeded(Step step) implements StepOutcome {}

    /**
     * It was tried.
     *
     * @param tolerated whether another step stands in for it
     */
    record Failed(Step step, ComposeException cause, boolean tolerated) implements StepOutcome {}

    /** It was not tried, because a step before it failed. */
    record Skipped(Step step, Step because) implements StepOutcome {}

    /** A person interrupted before it was done. */
    record Cancelled(Step step) implements StepOutcome {}
}
