package io.jcompose.planner.restart;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.restart.SupervisionPolicy.Dependants;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans what is done to one container, and after that to those that follow it: the containers of services that depend on
 * it with {@code restart: true}, and so on, each after the one that it depends on, and after that is healthy where it
 * waits for health. Only containers that run follow.
 */
public final class RestartRound {
    private RestartRound() {}

    /** Returns whether anything could follow, from labels alone: then the other containers need not be listed. */
    public static boolean mayLead(Iterable<Map<String, String>> labels, String service, Dependants dependants) {
        if (service.isEmpty() || dependants == Dependants.NONE) return false;
        var name = new ServiceName(service);
        for (Map<String, String> one : labels) {
            DependsOn need = LabelledProject.dependencies(one.getOrDefault(
                    io.jcompose.planner.state.ComposeLabels.DEPENDS_ON, "")).get(name);
            if (need != null && (need.restart() || dependants == Dependants.ALL)) return true;
        }
        return false;
    }

    /**
     * Returns the plan.
     *
     * @param first      what is done to the container itself
     * @param service    its service; empty for none, then nothing follows
     * @param containers those of the project
     */
    public static Plan plan(String project, Operation first, String why, String service, Dependants dependants,
            List<ObservedContainer> containers) {
        var plan = new PlanBuilder(project);
        StepId done = plan.add(first, why, List.of());
        if (service.isEmpty() || dependants == Dependants.NONE) return plan.build();
        Project labelled = following(LabelledProject.of(new ObservedState(
                project, containers, Map.of(), Map.of(), Map.of(), Map.of())), dependants);
        DependencyGraph graph = DependencyGraph.of(labelled);
        var lead = new ServiceName(service);
        Set<ServiceName> follow = graph.withDependants(List.of(lead));
        var last = new TreeMap<ServiceName, List<Done>>();
        last.put(lead, List.of(new Done(first.target(), done)));
        for (ServiceName name : graph.order()) {
            Service follower = labelled.services().get(name);
            if (name.equals(lead) || follower == null || !follow.contains(name)) continue;
            last.put(name, restart(plan, follower, last, containers));
        }
        return plan.build();
    }

    private record Done(ResourceId container, StepId step) {}

    private static Project following(Project project, Dependants dependants) {
        var services = new TreeMap<ServiceName, Service>();
        project.services().forEach((name, service) -> {
            var kept = new TreeMap<ServiceName, DependsOn>();
            service.lifecycle().dependsOn().forEach((dependency, need) -> {
                if (need.restart() || dependants == Dependants.ALL) kept.put(dependency, need);
            });
            services.put(name, service.withLifecycle(service.lifecycle().withDependsOn(kept)));
        });
        return project.withServices(services, project.disabledServices());
    }

    private static List<Done> restart(PlanBuilder plan, Service follower, Map<ServiceName, List<Done>> last,
            List<ObservedContainer> containers) {
        var after = new TreeSet<StepId>();
        var names = new ArrayList<String>();
        follower.lifecycle().dependsOn().forEach((dependency, need) -> {
            for (Done done : last.getOrDefault(dependency, List.of())) {
                if (!names.contains(dependency.value())) names.add(dependency.value());
                after.add(need.condition() == Condition.SERVICE_HEALTHY ? await(plan, follower, dependency, done)
                        : done.step());
            }
        });
        var done = new ArrayList<Done>();
        if (after.isEmpty()) return done;
        for (ObservedContainer container : containers) {
            boolean mine = container.service().equals(follower.name().value()) && !container.oneOff();
            if (!mine || container.state() != ContainerState.RUNNING) continue;
            StepId step = plan.add(new Operation.RestartContainer(container.resource(), Optional.empty()),
                    "follows " + String.join(", ", names), after);
            done.add(new Done(container.resource(), step));
        }
        return done;
    }

    private static StepId await(PlanBuilder plan, Service follower, ServiceName dependency, Done done) {
        var await = new Operation.Await(dependency, Optional.of(follower.name()), true, Optional.empty());
        return plan.add(new Operation.AwaitHealthy(done.container(), await),
                follower.name() + " depends on " + dependency + ": service_healthy", List.of(done.step()));
    }
}
