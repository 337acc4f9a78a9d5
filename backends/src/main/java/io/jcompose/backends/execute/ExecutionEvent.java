package io.jcompose.backends.execute;

import io.jcompose.planner.plan.Step;

/** What happens while a plan is carried out. */
public sealed interface ExecutionEvent {
    Step step();

    /** The step is being done; what it comes after is done. */
    record StepStarted(Step step) implements ExecutionEvent {}

    /**
     * A part of a transfer moved on: an image's layer.
     *
     * @param current bytes so far, 0 when unknown
     * @param total   bytes in all, 0 when unknown
     */
    record StepProgress(Step step, String part, String status, long current, long total) implements ExecutionEvent {}

    /** A line of output of a build or a hook. */
    record StepOutput(Step step, String line) implements ExecutionEvent {}

    /** Something that the user should know though the step goes on. */
    record StepWarning(Step step, String text) implements ExecutionEvent {}

    /** The engine was busy or not there, and is asked again. {@code attempt} counts from 2. */
    record StepRetried(Step step, int attempt, String cause) implements ExecutionEvent {}

    /** The step ended; also told of steps that were skipped, without a start before. */
    record StepFinished(StepOutcome outcome) implements ExecutionEvent {
        @Override
        public Step step() {
            return outcome.step();
        }
    }
}
