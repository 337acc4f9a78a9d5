package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps that end containers: hooks, then the stop. */
public final class EndSteps {
    private EndSteps() {}

    /**
     * Adds the steps that stop a container, whether it runs or not: it may have been started since, and docker compose
     * tells it of every container.
     *
     * @param service the service whose hooks are run first; absent for containers whose service is not known
     * @return the last one
     */
    public static StepId stop(PlanBuilder plan, ObservedContainer container, @Nullable Service service,
            Optional<Duration> timeout, String reason, Collection<StepId> after) {
        Collection<StepId> before = after;
        if (service != null && container.state() == ContainerState.RUNNING) {
            for (Hook hook : service.lifecycle().preStop()) {
                before = List.of(plan.add(new Operation.RunHook(
                        container.resource(), service.name(), hook, Operation.HookPhase.PRE_STOP), "pre_stop",
                        before));
            }
        }
        return plan.add(new Operation.StopContainer(container.resource(), timeout), reason, before);
    }

    /** Returns whether the container has a process to be stopped. */
    public static boolean runs(ObservedContainer container) {
        return container.state() == ContainerState.RUNNING || container.state() == ContainerState.PAUSED
                || container.state() == ContainerState.RESTARTING;
    }
}
