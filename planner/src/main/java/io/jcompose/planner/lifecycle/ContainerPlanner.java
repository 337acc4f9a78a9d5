package io.jcompose.planner.lifecycle;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.converge.EndSteps;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans what is done to containers that are there: {@code stop}, {@code kill}, {@code rm}, {@code pause}. */
public final class ContainerPlanner {
    private ContainerPlanner() {}

    /** Plans {@code stop}: dependants before what they depend on, replicas at once. */
    public static Plan stop(
            Project project, ObservedState observed, List<ServiceName> services, Optional<Duration> timeout) {
        var census = new Census(project, observed);
        var plan = new PlanBuilder(project.name());
        stop(census, plan, census.selected(services), timeout, "stop");
        return plan.build();
    }

    private static Map<String, StepId> stop(Census census, PlanBuilder plan, Set<ServiceName> selected,
            Optional<Duration> timeout, String reason) {
        var stopped = new HashMap<String, StepId>();
        for (ServiceName name : census.graph.reverseOrder()) {
            if (!selected.contains(name)) continue;
            List<StepId> dependants = census.ofDependants(name, stopped);
            for (ObservedContainer container : census.of(name)) {
                stopped.put(container.name(),
                        EndSteps.stop(plan, container, census.service(name), timeout, reason, dependants));
            }
        }
        return stopped;
    }

    /**
     * Plans {@code kill}: all that runs, one-off containers too.
     *
     * @param orphans whether containers without a service are killed too
     */
    public static Plan kill(Project project, ObservedState observed, List<ServiceName> services, String signal,
            boolean orphans) {
        var census = new Census(project, observed);
        Set<ServiceName> selected = census.selected(services);
        var plan = new PlanBuilder(project.name());
        for (ObservedContainer container : census.all) {
            if (!EndSteps.runs(container)) continue;
            boolean wanted = !container.service().isEmpty() && selected.contains(new ServiceName(container.service()))
                    || orphans && services.isEmpty();
            if (wanted) plan.add(new Operation.KillContainer(container.resource(), signal), "kill", List.of());
        }
        return plan.build();
    }

    /**
     * Plans {@code rm}: containers that do not run.
     *
     * @param stop    whether those that run are stopped first
     * @param volumes whether their anonymous volumes go too
     */
    public static Plan remove(Project project, ObservedState observed, List<ServiceName> services, boolean stop,
            boolean volumes) {
        var census = new Census(project, observed);
        Set<ServiceName> selected = census.selected(services);
        var plan = new PlanBuilder(project.name());
        Map<String, StepId> stopped = stop ? stop(census, plan, selected, Optional.empty(), "stop before removal")
                : Map.of();
        for (ServiceName name : census.graph.order()) {
            if (!selected.contains(name)) continue;
            for (ObservedContainer container : census.of(name)) {
                StepId end = stopped.get(container.name());
                if (EndSteps.runs(container) && end == null) continue;
                Collection<StepId> after = end == null ? List.of() : List.of(end);
                plan.add(new Operation.RemoveContainer(container.resource(), volumes),
                        end == null ? container.state().word() : "stopped by " + end, after);
            }
        }
        return plan.build();
    }

    /** Plans {@code pause}: every container that runs; the engine refuses those that are paused already. */
    public static Plan pause(Project project, ObservedState observed, List<ServiceName> services) {
        return each(project, observed, services, container -> new Operation.PauseContainer(container.resource()),
                "pause");
    }

    /** Plans {@code unpause}: every container that runs; the engine refuses those that are not paused. */
    public static Plan unpause(Project project, ObservedState observed, List<ServiceName> services) {
        return each(project, observed, services, container -> new Operation.UnpauseContainer(container.resource()),
                "unpause");
    }

    private interface Act {
        Operation on(ObservedContainer container);
    }

    private static Plan each(
            Project project, ObservedState observed, List<ServiceName> services, Act act, String reason) {
        var census = new Census(project, observed);
        var selected = new HashSet<>(census.selected(services));
        var plan = new PlanBuilder(project.name());
        for (ServiceName name : census.graph.order()) {
            if (!selected.contains(name)) continue;
            for (ObservedContainer container : census.of(name)) {
                boolean listed = EndSteps.runs(container) && container.state() != ContainerState.REMOVING;
                if (listed) plan.add(act.on(container), reason, List.of());
            }
        }
        return plan.build();
    }
}
