package io.jcompose.planner.graph;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which service depends on which, among the enabled ones. An edge to a service that is not enabled counts for nothing.
 */
public final class DependencyGraph {
    private final Map<ServiceName, TreeSet<ServiceName>> dependencies = new TreeMap<>();
    private final Map<ServiceName, TreeSet<ServiceName>> dependants = new TreeMap<>();
    private final List<ServiceName> order = new ArrayList<>();

    private DependencyGraph() {}

    /**
     * Returns the graph of a project.
     *
     * @throws DependencyCycle when services wait for each other
     */
    public static DependencyGraph of(Project project) {
        var graph = new DependencyGraph();
        for (ServiceName name : project.services().keySet()) {
            graph.dependencies.put(name, new TreeSet<>());
            graph.dependants.put(name, new TreeSet<>());
        }
        project.services().forEach((name, service) -> {
            for (ServiceName dependency : service.lifecycle().dependsOn().keySet()) {
                if (!project.services().containsKey(dependency)) continue;
                graph.dependencies(name).add(dependency);
                graph.dependants(dependency).add(name);
            }
        });
        var placed = new TreeSet<ServiceName>();
        for (ServiceName name : graph.dependencies.keySet()) graph.place(name, placed, new ArrayList<>());
        return graph;
    }

    /** Places a service after all that it depends on. Recursion goes as deep as the longest chain of services. */
    private void place(ServiceName name, Set<ServiceName> placed, List<ServiceName> path) {
        if (placed.contains(name)) return;
        int before = path.indexOf(name);
        if (before >= 0) {
            var circle = new ArrayList<>(path.subList(before, path.size()));
            circle.add(name);
            throw new DependencyCycle(circle);
        }
        path.add(name);
        for (ServiceName dependency : dependencies(name)) place(dependency, placed, path);
        path.removeLast();
        placed.add(name);
        order.add(name);
    }

    /** Returns all services, each after those that it depends on; by name where nothing else decides. */
    public List<ServiceName> order() {
        return List.copyOf(order);
    }

    /** Returns all services, each after those that depend on it. */
    public List<ServiceName> reverseOrder() {
        return List.copyOf(order.reversed());
    }

    /** Returns what the service depends on directly. */
    public Set<ServiceName> dependencies(ServiceName name) {
        return dependencies.computeIfAbsent(name, unknown -> new TreeSet<>());
    }

    /** Returns what depends on the service directly. */
    public Set<ServiceName> dependants(ServiceName name) {
        return dependants.computeIfAbsent(name, unknown -> new TreeSet<>());
    }

    /** Returns the services and all that they depend on, directly or not. */
    public Set<ServiceName> withDependencies(Collection<ServiceName> names) {
        return closure(names, dependencies);
    }

    /** Returns the services and all that depend on them, directly or not. */
    public Set<ServiceName> withDependants(Collection<ServiceName> names) {
        return closure(names, dependants);
    }

    private static Set<ServiceName> closure(
            Collection<ServiceName> names, Map<ServiceName, TreeSet<ServiceName>> edges) {
        var found = new TreeSet<ServiceName>();
        var open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            ServiceName next = open.removeLast();
            if (found.add(next)) open.addAll(edges.getOrDefault(next, new TreeSet<>()));
        }
        return found;
    }
}
