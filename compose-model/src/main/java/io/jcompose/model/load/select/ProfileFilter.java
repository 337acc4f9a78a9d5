package io.jcompose.model.load.select;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Splits the services of a project into enabled and disabled ones. Spec: profiles.md. */
public final class ProfileFilter {
    private ProfileFilter() {}

    /** Returns the project with exactly the services enabled that have no profile or one of these; {@code *} is all. */
    public static Project apply(Project project, List<String> profiles) {
        var enabled = new TreeMap<ServiceName, Service>();
        var disabled = new TreeMap<ServiceName, Service>();
        project.services()
                .forEach((name, service) -> (matches(service, profiles) ? enabled : disabled).put(name, service));
        project.disabledServices()
                .forEach((name, service) -> (matches(service, profiles) ? enabled : disabled).put(name, service));
        return project.withServices(enabled, disabled).withProfiles(profiles);
    }

    /** Returns the project with the profiles of these services active too; unknown names are left alone. */
    public static Project enable(Project project, List<String> serviceNames) {
        if (serviceNames.isEmpty()) return project;
        var profiles = new ArrayList<String>(project.profiles());
        for (String name : serviceNames) {
            Service disabled = name.isEmpty() ? null : project.disabledServices().get(new ServiceName(name));
            if (disabled != null) profiles.addAll(disabled.lifecycle().profiles());
        }
        return apply(project, profiles);
    }

    private static boolean matches(Service service, List<String> active) {
        List<String> own = service.lifecycle().profiles();
        if (own.isEmpty()) return true;
        for (String profile : active) if (profile.equals("*") || own.contains(profile)) return true;
        return false;
    }
}
