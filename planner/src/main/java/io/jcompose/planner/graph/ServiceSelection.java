package io.jcompose.planner.graph;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Narrows a project to services that were named on the command line. */
public final class ServiceSelection {
    private ServiceSelection() {}

    /**
     * Checks that services are there.
     *
     * @throws ComposeException {@code no such service: zz}
     */
    public static void require(Project project, Collection<ServiceName> names) {
        for (ServiceName name : names) {
            if (!project.services().containsKey(name)) throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "no such service: " + name);
        }
    }

    /** Returns the project with only these services enabled; dependencies on others are dropped. */
    public static Project only(Project project, Set<ServiceName> names) {
        var enabled = new TreeMap<ServiceName, Service>();
        var disabled = new TreeMap<>(project.disabledServices());
        project.services().forEach((name, service) -> {
            if (!names.contains(name)) {
                disabled.put(name, service);
                return;
            }
            Map<ServiceName, DependsOn> kept = new TreeMap<>(service.lifecycle().dependsOn());
            kept.keySet().retainAll(names);
            enabled.put(name, kept.size() == service.lifecycle().dependsOn().size()
                    ? service
                    : service.withLifecycle(service.lifecycle().withDependsOn(kept)));
        });
        return project.withServices(enabled, disabled);
    }
}
