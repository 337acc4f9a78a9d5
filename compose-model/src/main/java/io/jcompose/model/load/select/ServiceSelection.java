package io.jcompose.model.load.select;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.diagnostic.NearMiss;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Narrows a project down to the services that a command names. */
public final class ServiceSelection {
    /** Which services come along with the named ones. */
    public enum Along {
        DEPENDENCIES,
        DEPENDANTS,
        NOBODY
    }

    private ServiceSelection() {}

    /**
     * Returns the project with only these services and those that come along enabled; no names mean all. What is not
     * selected is no longer depended on.
     *
     * @throws InvalidProjectException when a name, or a dependency that is required, is no enabled service
     */
    public static Project of(Project project, List<String> serviceNames, Along along) {
        if (serviceNames.isEmpty()) return project;
        Set<ServiceName> selected = selected(project, serviceNames, along);
        var enabled = new TreeMap<ServiceName, Service>();
        var disabled = new TreeMap<>(project.disabledServices());
        project.services().forEach((name, service) -> {
            if (selected.contains(name)) enabled.put(name, dependingOnly(service, selected));
            else disabled.put(name, service);
        });
        return project.withServices(enabled, disabled);
    }

    private static Set<ServiceName> selected(Project project, List<String> serviceNames, Along along) {
        var selected = new TreeSet<ServiceName>();
        var waiting = new ArrayDeque<ServiceName>();
        for (String text : serviceNames) {
            ServiceName name = text.isEmpty() ? null : new ServiceName(text);
            if (name == null || !project.services().containsKey(name)) throw unknown(project, text, Optional.empty());
            waiting.add(name);
        }
        while (!waiting.isEmpty()) {
            ServiceName name = waiting.remove();
            Service service = project.services().get(name);
            if (service == null || !selected.add(name)) continue;
            switch (along) {
                case DEPENDENCIES -> {
                    for (Map.Entry<ServiceName, DependsOn> dependency : service.lifecycle().dependsOn().entrySet()) {
                        boolean missing = !project.services().containsKey(dependency.getKey());
                        if (missing && dependency.getValue().required()) {
                            throw unknown(project, dependency.getKey().value(), Optional.of(name));
                        }
                        waiting.add(dependency.getKey());
                    }
                }
                case DEPENDANTS -> waiting.addAll(dependants(project, name));
                case NOBODY -> {}
            }
        }
        return selected;
    }

    private static List<ServiceName> dependants(Project project, ServiceName name) {
        var dependants = new ArrayList<ServiceName>();
        project.services().forEach((other, service) -> {
            if (service.lifecycle().dependsOn().containsKey(name)) dependants.add(other);
        });
        return dependants;
    }

    private static Service dependingOnly(Service service, Set<ServiceName> selected) {
        Lifecycle lifecycle = service.lifecycle();
        if (selected.containsAll(lifecycle.dependsOn().keySet())) return service;
        var kept = new LinkedHashMap<>(lifecycle.dependsOn());
        kept.keySet().retainAll(selected);
        return service.withLifecycle(lifecycle.withDependsOn(kept));
    }

    private static InvalidProjectException unknown(Project project, String name, Optional<ServiceName> dependant) {
        Service disabled = name.isEmpty() ? null : project.disabledServices().get(new ServiceName(name));
        if (disabled != null && dependant.isPresent()) {
            List<String> profiles = disabled.lifecycle().profiles();
            return new InvalidProjectException(List.of(Diagnostic
                    .error("services." + dependant.get() + ".depends_on." + name,
                            "service " + name + " is required by " + dependant.get()
                                    + " but is disabled. Can be enabled by profiles [" + String.join(" ", profiles)
                                    + "]")
                    .withHint(profiles.isEmpty() ? "name it too" : "add --profile " + profiles.get(0))));
        }
        var names = new ArrayList<String>();
        for (ServiceName service : project.services().keySet()) names.add(service.value());
        Diagnostic diagnostic = Diagnostic.error("services." + name, "no such service: " + name);
        Optional<String> hint = NearMiss.hint(name, names, Optional.empty());
        return new InvalidProjectException(List.of(hint.map(diagnostic::withHint).orElse(diagnostic)));
    }
}
