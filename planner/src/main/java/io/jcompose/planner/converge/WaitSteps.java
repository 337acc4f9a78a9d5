package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that wait for containers: one per container and condition, however many services need it. */
final class WaitSteps {
    private final Scene scene;
    private final ChangeSet changes;
    private final Map<ServiceName, List<Change>> starting;
    private final Map<String, StepId> started;
    private final List<StepId> gate;
    private final Map<String, StepId> waits = new HashMap<>();

    WaitSteps(Scene scene, ChangeSet changes, Map<ServiceName, List<Change>> starting,
            Map<String, StepId> started, List<StepId> gate) {
        this.scene = scene;
        this.changes = changes;
        this.starting = starting;
        this.started = started;
        this.gate = gate;
    }

    /** Returns the steps after which a dependency is as a service needs it; none when it is so already. */
    List<StepId> forDependency(ServiceName serviceName, ServiceName dependency, DependsOn need) {
        var steps = new ArrayList<StepId>();
        for (Change change : changes.of(dependency)) {
            if (change instanceof Change.Remove || fulfilled(change, need.condition())) continue;
            String key = change.name() + " " + need.condition().text() + " " + need.required();
            StepId step = waits.get(key);
            if (step == null) {
                List<ServiceName> dependants = dependants(serviceName, dependency, need);
                var await = new Operation.Await(
                        dependency, Optional.of(dependants.getFirst()), need.required(), scene.options.waitLimit());
                step = scene.plan.add(operation(change, need.condition(), await),
                        names(dependants) + (dependants.size() > 1 ? " depend on " : " depends on ") + dependency + ": "
                                + need.condition().text() + (need.required() ? "" : " (optional)"),
                        after(change));
                waits.put(key, step);
            }
            steps.add(step);
        }
        return steps;
    }

    /** Adds waits until every service runs or is healthy, and one-shots have completed: {@code --wait}. */
    void untilEverythingRuns() {
        for (ServiceName name : scene.graph.order()) {
            Condition condition = scene.graph.dependants(name).stream().map(scene::service)
                    .anyMatch(dependant -> completionNeeded(dependant, name))
                            ? Condition.SERVICE_COMPLETED_SUCCESSFULLY
                            : Condition.SERVICE_STARTED;
            var await = new Operation.Await(name, Optional.empty(), true, scene.options.waitLimit());
            for (Change change : changes.of(name)) {
                boolean done = condition == Condition.SERVICE_COMPLETED_SUCCESSFULLY && fulfilled(change, condition);
                if (change instanceof Change.Remove || done) continue;
                boolean waited = waits.containsKey(change.name() + " service_healthy true")
                        || waits.containsKey(change.name() + " service_completed_successfully true");
                if (!waited) scene.plan.add(operation(change, condition, await), "--wait", after(change));
            }
        }
    }

    private static boolean completionNeeded(Service dependant, ServiceName name) {
        DependsOn need = dependant.lifecycle().dependsOn().get(name);
        return need != null && need.condition() == Condition.SERVICE_COMPLETED_SUCCESSFULLY;
    }

    private static Operation operation(Change change, Condition condition, Operation.Await await) {
        ResourceId target = ResourceId.container(change.name());
        return switch (condition) {
            case SERVICE_HEALTHY -> new Operation.AwaitHealthy(target, await);
            case SERVICE_COMPLETED_SUCCESSFULLY -> new Operation.AwaitCompleted(target, await);
            case SERVICE_STARTED -> new Operation.AwaitRunning(target, await);
        };
    }

    private List<StepId> after(Change change) {
        StepId step = started.get(change.name());
        return step == null ? gate : List.of(step);
    }

    /** Returns whether a container that is not touched is known to be as it is needed. */
    private boolean fulfilled(Change change, Condition condition) {
        if (!(change instanceof Change.Keep keep)) return false;
        if (starting.getOrDefault(change.service(), List.of()).contains(change)) return false;
        ObservedContainer container = keep.container();
        boolean runs = container.state() == ContainerState.RUNNING;
        return switch (condition) {
            case SERVICE_HEALTHY -> runs && container.health() == Health.HEALTHY;
            case SERVICE_COMPLETED_SUCCESSFULLY ->
                    container.state() == ContainerState.EXITED && container.exitCode() == 0;
            case SERVICE_STARTED ->
                    runs && (container.health() == Health.HEALTHY || container.health() == Health.NONE);
        };
    }

    /** Returns the service, and those that are about to start and need the dependency in the same way. */
    private List<ServiceName> dependants(ServiceName serviceName, ServiceName dependency, DependsOn need) {
        var dependants = new ArrayList<ServiceName>();
        for (ServiceName dependant : scene.graph.dependants(dependency)) {
            DependsOn other = scene.service(dependant).lifecycle().dependsOn().get(dependency);
            boolean same = other != null && other.condition() == need.condition()
                    && other.required() == need.required();
            boolean asks = dependant.equals(serviceName) || !starting.getOrDefault(dependant, List.of()).isEmpty();
            if (same && asks) dependants.add(dependant);
        }
        return dependants;
    }

    private static String names(List<ServiceName> services) {
        var text = new StringBuilder();
        for (ServiceName service : services) {
            if (!text.isEmpty()) text.append(", ");
            text.append(service);
        }
        return text.toString();
    }
}
