package io.jcompose.model.load.resolve;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.TreeMap;

/** Writes {@code scale} into {@code deploy}, where docker compose keeps both the same once it has compared them. */
public final class Replicas {
    private Replicas() {}

    /** Returns the project whose services with {@code deploy} have as many replicas as their {@code scale} says. */
    public static Project adopt(Project project) {
        var services = new TreeMap<ServiceName, Service>(project.services());
        boolean changed = false;
        for (Service service : project.services().values()) {
            if (service.lifecycle().scale().isEmpty() || service.deploy().isEmpty()) continue;
            services.put(service.name(), service.withDeploy(
                    service.deploy().get().withReplicas(service.lifecycle().scale().getAsInt())));
            changed = true;
        }
        return changed ? project.withServices(services, project.disabledServices()) : project;
    }
}
