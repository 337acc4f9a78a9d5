package io.jcompose.planner.lifecycle;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans {@code restart}. Only dependencies with {@code restart: true} count: their dependants restart after them, and are
 * drawn in when a service is named.
 */
public final class RestartPlanner {
    private final Census census;
    private final Optional<Duration> timeout;
    private final PlanBuilder plan;
    private final Map<String, StepId> restarted = new HashMap<>();
    private final Map<String, StepId> waits = new HashMap<>();

    private RestartPlanner(Census census, Optional<Duration> timeout) {
        this.census = census;
        this.timeout = timeout;
        plan = new PlanBuilder(census.project.name());
    }

    /**
     * Returns the steps.
     *
     * @param services those named; empty: all
     * @param noDeps   whether dependants of those named are left alone
     */
    public static Plan plan(Project project, ObservedState observed, List<ServiceName> services, boolean noDeps,
            Optional<Duration> timeout) {
        ServiceSelection.require(project, services);
        Project bound = onlyRestarting(project);
        Set<ServiceName> selected = bound.services().keySet();
        if (!services.isEmpty()) selected = noDeps ? new TreeSet<>(services)
                : DependencyGraph.of(bound).withDependants(services);
        var planner = new RestartPlanner(new Census(ServiceSelection.only(bound, selected), observed), timeout);
        return planner.plan();
    }

    private static Project onlyRestarting(Project project) {
        var services = new TreeMap<ServiceName, Service>();
        project.services().forEach((name, service) -> {
            var kept = new TreeMap<ServiceName, DependsOn>();
            service.lifecycle().dependsOn().forEach((dependency, need) -> {
                if (need.restart()) kept.put(dependency, need);
            });
            services.put(name, service.withLifecycle(service.lifecycle().withDependsOn(kept)));
        });
        return project.withServices(services, project.disabledServices());
    }

    private Plan plan() {
        for (ServiceName name : census.graph.order()) {
            Service service = census.service(name);
            if (service == null) continue;
            List<StepId> after = dependencies(service);
            for (ObservedContainer container : census.of(name)) restart(service, container, after);
        }
        return plan.build();
    }

    private void restart(Service service, ObservedContainer container, List<StepId> after) {
        ResourceId target = container.resource();
        List<StepId> before = after;
        if (container.state() == ContainerState.RUNNING) {
            for (Hook hook : service.lifecycle().preStop())
                before = List.of(plan.add(new Operation.RunHook(target, service.name(), hook,
                        Operation.HookPhase.PRE_STOP), "pre_stop", before));
        }
        StepId last = plan.add(new Operation.RestartContainer(target, timeout), "restart", before);
        for (Hook hook : service.lifecycle().postStart())
            last = plan.add(new Operation.RunHook(target, service.name(), hook, Operation.HookPhase.POST_START),
                    "post_start", List.of(last));
        restarted.put(container.name(), last);
    }

    private List<StepId> dependencies(Service service) {
        var after = new ArrayList<StepId>();
        service.lifecycle().dependsOn().forEach((dependency, need) -> {
            for (ObservedContainer container : census.of(dependency)) {
                StepId step = restarted.get(container.name());
                if (step == null) continue;
                after.add(need.condition() == Condition.SERVICE_STARTED
                        ? step
                        : waits.computeIfAbsent(container.name() + need.condition() + need.required(),
                                none -> await(service, dependency, need, container, step)));
            }
        });
        return after;
    }

    private StepId await(
            Service service, ServiceName dependency, DependsOn need, ObservedContainer container, StepId step) {
        var await = new Operation.Await(
                dependency, Optional.of(service.name()), need.required(), Optional.empty());
        Operation wait = need.condition() == Condition.SERVICE_HEALTHY
                ? new Operation.AwaitHealthy(container.resource(), await)
                : new Operation.AwaitCompleted(container.resource(), await);
        String reason = service.name() + " depends on " + dependency + ": " + need.condition().text();
        return plan.add(wait, reason, List.of(step));
    }
}
