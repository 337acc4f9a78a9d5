package io.jcompose.cli.command.attached;

import io.jcompose.backends.execute.ExecutionEvent;
import io.jcompose.backends.execute.ExecutionEvent.StepFinished;
import io.jcompose.backends.execute.ExecutionEvent.StepStarted;
import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.StepOutcome;
import io.jcompose.planner.plan.Operation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Containers that the engine was asked to start and has not said so yet. Giving up waiting for an answer does not take
 * the request back: such a container comes up a moment later.
 */
final class StartsInFlight implements ExecutionListener {
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final ExecutionListener next;

    /** Hands all events on. */
    StartsInFlight(ExecutionListener next) {
        this.next = next;
    }

    @Override
    public void on(ExecutionEvent event) {
        if (event.step().operation() instanceof Operation.StartContainer start) {
            String name = start.target().name();
            if (event instanceof StepStarted) names.add(name);
            boolean unanswered = event instanceof StepFinished finished
                    && finished.outcome() instanceof StepOutcome.Cancelled;
            if (event instanceof StepFinished && !unanswered) names.remove(name);
        }
        next.on(event);
    }

    /** Takes note that a container came up. */
    void cameUp(String name) {
        names.remove(name);
    }

    /** Returns whether containers may still come up. */
    boolean any() {
        return !names.isEmpty();
    }
}
