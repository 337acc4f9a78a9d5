package io.jcompose.planner.converge;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a plan is made of: the selected part of the project, the engine, the options, and the steps so far. */
final class Scene {
    final Project project;
    final ObservedState observed;
    final PlanOptions options;
    final Topology topology;
    final DependencyGraph graph;
    final PlanBuilder plan;
    /** Containers by service, without one-off ones. */
    final Map<ServiceName, List<ObservedContainer>> actual = new TreeMap<>();

    Scene(Project whole, ObservedState observed, PlanOptions options, Topology topology) {
        ServiceSelection.require(whole, options.services());
        ServiceSelection.require(whole, options.scale().keySet());
        Project selected = options.noDeps() && !options.services().isEmpty()
                ? ServiceSelection.only(whole, new TreeSet<>(options.services()))
                : whole;
        project = scaled(selected, options);
        this.observed = observed;
        this.options = options;
        this.topology = topology;
        graph = DependencyGraph.of(project);
        plan = new PlanBuilder(project.name());
        for (ObservedContainer container : observed.containers()) {
            if (container.oneOff() || container.configHash().isEmpty() || container.service().isEmpty()) continue;
            actual.computeIfAbsent(new ServiceName(container.service()), none -> new ArrayList<>()).add(container);
        }
    }

    private static Project scaled(Project project, PlanOptions options) {
        var services = new TreeMap<>(project.services());
        options.scale().forEach((name, containers) -> services.computeIfPresent(name,
                (same, service) -> service.withLifecycle(service.lifecycle().withScale(containers))));
        var names = new TreeMap<String, ServiceName>();
        services.forEach((name, service) -> service.metadata().containerName().ifPresent(containerName -> {
            if (service.replicas() > 1) throw refused(
                    "WARNING: The \"" + name + "\" service is using the custom container name \""
                            + containerName + "\". Docker requires each container to have a unique name. "
                            + "Remove the custom name to scale the service");
            ServiceName other = names.put(containerName, name);
            if (other != null) throw refused("services." + name + ": container name \"" + containerName
                    + "\" is already in use by service " + other);
        }));
        return project.withServices(services, project.disabledServices());
    }

    Service service(ServiceName name) {
        Service service = project.services().get(name);
        if (service == null) throw refused("no such service: " + name);
        return service;
    }

    List<ObservedContainer> actual(ServiceName name) {
        return actual.getOrDefault(name, List.of());
    }

    /** Returns whether the container has a process to be stopped. */
    static boolean runs(ObservedContainer container) {
        return container.state() == ContainerState.RUNNING || container.state() == ContainerState.PAUSED
                || container.state() == ContainerState.RESTARTING;
    }

    static ComposeException refused(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }
}
