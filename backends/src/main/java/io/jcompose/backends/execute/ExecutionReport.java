package io.jcompose.backends.execute;

import io.jcompose.backends.execute.StepOutcome.Cancelled;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.execute.StepOutcome.Succeeded;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a plan.
 *
 * @param outcomes one per step, in the order of the plan
 */
public record ExecutionReport(List<StepOutcome> outcomes) {
    public ExecutionReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Returns whether everything is as the plan wanted it. */
    public boolean succeeded() {
        return outcomes.stream().allMatch(outcome -> outcome.lets() || outcome instanceof Failed failed
                && failed.tolerated());
    }

    /** Returns whether a person interrupted. */
    public boolean cancelled() {
        return outcomes.stream().anyMatch(Cancelled.class::isInstance);
    }

    /** Returns the failures that are the cause of all that was skipped, in the order of the plan. */
    public List<Failed> failures() {
        var failures = new ArrayList<Failed>();
        for (StepOutcome outcome : outcomes)
            if (outcome instanceof Failed failed && !failed.tolerated()) failures.add(failed);
        return failures;
    }

    /** Returns the warnings of steps that succeeded all the same. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        for (StepOutcome outcome : outcomes)
            if (outcome instanceof Succeeded done) done.warning().ifPresent(warnings::add);
        return warnings;
    }
}
