package io.jcompose.model.consistency;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for services that wait for each other. */
final class DependencyCycle {
    private final Project project;
    private final Set<ServiceName> clear = new HashSet<>();

    private DependencyCycle(Project project) {
        this.project = project;
    }

    /** Returns the first cycle in the order of names, its first member again at the end; empty when there is none. */
    static Optional<List<ServiceName>> find(Project project) {
        var search = new DependencyCycle(project);
        for (ServiceName name : project.services().keySet()) {
            Optional<List<ServiceName>> cycle = search.from(name);
            if (cycle.isPresent()) return cycle;
        }
        return Optional.empty();
    }

    /** Walks without recursion, because a chain may be thousands of services long. */
    private Optional<List<ServiceName>> from(ServiceName start) {
        var path = new ArrayList<ServiceName>();
        var pending = new ArrayList<List<ServiceName>>();
        var onPath = new HashSet<ServiceName>();
        pending.add(new ArrayList<>(List.of(start)));
        while (!pending.isEmpty()) {
            List<ServiceName> siblings = pending.get(pending.size() - 1);
            if (siblings.isEmpty()) {
                pending.remove(pending.size() - 1);
                if (!path.isEmpty()) {
                    ServiceName done = path.remove(path.size() - 1);
                    onPath.remove(done);
                    clear.add(done);
                }
                continue;
            }
            ServiceName next = siblings.remove(siblings.size() - 1);
            if (onPath.contains(next)) {
                var cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
                cycle.add(next);
                return Optional.of(cycle);
            }
            if (clear.contains(next)) continue;
            path.add(next);
            onPath.add(next);
            pending.add(dependencies(next));
        }
        return Optional.empty();
    }

    /** Returns the dependencies, the first in the order of names last. */
    private List<ServiceName> dependencies(ServiceName name) {
        Service service = project.services().get(name);
        if (service == null) return new ArrayList<>();
        return new ArrayList<>(new TreeSet<>(service.lifecycle().dependsOn().keySet()).descendingSet());
    }
}
