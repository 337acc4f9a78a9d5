package io.jcompose.cli.view.progress;

import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.HookPhase;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.state.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How hooks and the words of a container go together: it is {@code Stopping} from its first {@code pre_stop} hook on, and
 * {@code Started} once its last {@code post_start} hook has ended.
 */
final class HookMoments {
    /** {@code post_start} hooks still to run, of containers that are started. */
    private final Map<ResourceId, Integer> hooksToRun = new HashMap<>();
    private final Set<ResourceId> stopped = new HashSet<>();
    private final Set<ResourceId> told = new HashSet<>();

    HookMoments(Plan plan) {
        var started = new HashSet<ResourceId>();
        for (Step step : plan.steps()) {
            Operation operation = step.operation();
            if (operation instanceof Operation.StopContainer) stopped.add(operation.target());
            else if (operation instanceof Operation.StartContainer) started.add(operation.target());
            else if (isHook(operation, HookPhase.POST_START) && started.contains(operation.target())) hooksToRun
                    .merge(operation.target(), 1, Integer::sum);
        }
    }

    private static boolean isHook(Operation operation, HookPhase phase) {
        return operation instanceof Operation.RunHook hook && hook.phase() == phase;
    }

    /** Returns whether this is the first hook before a stop. */
    boolean beginsToStop(Operation operation) {
        return isHook(operation, HookPhase.PRE_STOP) && stopped.contains(operation.target())
                && !told.contains(operation.target());
    }

    /** Returns whether the stop was told already; from the first question on it is. */
    boolean stopIsTold(Operation operation) {
        boolean stop = operation instanceof Operation.StopContainer || isHook(operation, HookPhase.PRE_STOP);
        return stop && stopped.contains(operation.target()) && !told.add(operation.target());
    }

    /** Returns whether hooks follow a start that was made. */
    boolean startGoesOn(Operation operation) {
        return operation instanceof Operation.StartContainer && hooksToRun.containsKey(operation.target());
    }

    /** Returns whether this was the last hook of a start. */
    boolean startEnds(Operation operation) {
        if (!isHook(operation, HookPhase.POST_START)) return false;
        Integer left = hooksToRun.computeIfPresent(operation.target(), (target, count) -> count - 1);
        return left != null && left == 0;
    }
}
