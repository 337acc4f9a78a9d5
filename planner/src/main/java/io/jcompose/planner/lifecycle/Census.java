package io.jcompose.planner.lifecycle;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The containers of a project by service, and the order of services. */
final class Census {
    final Project project;
    final DependencyGraph graph;
    /** Without one-off containers. */
    private final Map<ServiceName, List<ObservedContainer>> regular = new TreeMap<>();
    /** All that compose made, one-off ones too, sorted by name. */
    final List<ObservedContainer> all = new ArrayList<>();

    Census(Project project, ObservedState observed) {
        this.project = project;
        graph = DependencyGraph.of(project);
        for (ObservedContainer container : observed.containers()) {
            if (container.configHash().isEmpty()) continue;
            all.add(container);
            if (container.oneOff()) continue;
            String label = container.service();
            regular.computeIfAbsent(new ServiceName(label.isEmpty() ? container.name() : label),
                    none -> new ArrayList<>()).add(container);
        }
    }

    List<ObservedContainer> of(ServiceName service) {
        return regular.getOrDefault(service, List.of());
    }

    @Nullable
    Service service(ServiceName name) {
        return project.services().get(name);
    }

    /** Returns the named services, or all. */
    Set<ServiceName> selected(Collection<ServiceName> named) {
        ServiceSelection.require(project, named);
        return named.isEmpty() ? project.services().keySet() : new TreeSet<>(named);
    }

    /** Returns whether the container belongs to a service that the project knows, enabled or not. */
    boolean known(ObservedContainer container) {
        String label = container.service();
        if (label.isEmpty()) return false;
        var name = new ServiceName(label);
        return project.services().containsKey(name) || project.disabledServices().containsKey(name);
    }

    /** Returns the steps of containers of services that depend on this one. */
    List<StepId> ofDependants(ServiceName service, Map<String, StepId> steps) {
        var found = new ArrayList<StepId>();
        for (ServiceName dependant : graph.dependants(service)) {
            for (ObservedContainer container : of(dependant)) {
                StepId step = steps.get(container.name());
                if (step != null) found.add(step);
            }
        }
        return found;
    }
}
