package io.jcompose.planner.provide;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.ProviderCommand;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Steps that have providers provide and models serve. What they tell becomes part of the services that use them, so they
 * are carried out before containers are planned.
 */
public final class ProvideSteps {
    private ProvideSteps() {}

    /** Returns whether a project needs any of these steps. */
    public static boolean needed(Project project) {
        for (Service service : project.services().values())
            if (service.provider().isPresent() || !service.models().isEmpty()) return true;
        return false;
    }

    /** Adds the steps; returns them by service and by model. */
    public static Map<ResourceId, StepId> add(PlanBuilder plan, Project project, DependencyGraph graph) {
        var steps = new HashMap<ResourceId, StepId>();
        var used = new TreeSet<String>();
        for (Service service : project.services().values()) used.addAll(service.models().keySet());
        for (String key : used) {
            Model model = project.models().get(key);
            if (model == null) continue;
            ResourceId target = ResourceId.model(key);
            steps.put(target, plan.add(new Operation.ServeModel(target, model, project.environment()),
                    "services use it", List.of()));
        }
        for (ServiceName name : graph.order()) {
            Service service = project.services().get(name);
            if (service == null || service.provider().isEmpty()) continue;
            var after = new ArrayList<StepId>();
            for (ServiceName dependency : graph.dependencies(name)) {
                StepId earlier = steps.get(ResourceId.service(dependency.value()));
                if (earlier != null) after.add(earlier);
            }
            steps.put(ResourceId.service(name.value()),
                    add(plan, project, name, service.provider().get(), ProviderCommand.UP, "provided", after));
        }
        return steps;
    }

    /** Adds one step of a provider. */
    public static StepId add(PlanBuilder plan, Project project, ServiceName service, Provider provider,
            ProviderCommand command, String reason, Collection<StepId> after) {
        return plan.add(new Operation.RunProvider(ResourceId.service(service.value()), project.name(), provider,
                command, project.environment()), reason, after);
    }
}
