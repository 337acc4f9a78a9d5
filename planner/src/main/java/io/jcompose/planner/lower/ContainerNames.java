package io.jcompose.planner.lower;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;

/** The names of containers, as docker compose 2.40.3 gives them. */
public final class ContainerNames {
    private static final int SHORT_ID = 12;

    private ContainerNames() {}

    /** Returns {@code container_name}, else {@code PROJECT-SERVICE-NUMBER} with the separator of the project. */
    public static String of(Project project, Service service, int number) {
        String separator = project.separator();
        return service.metadata().containerName()
                .orElseGet(() -> project.name() + separator + service.name() + separator + number);
    }

    /** Returns the name that a replacement has until the old container is gone. */
    public static String temporary(String oldId, String name) {
        return oldId.substring(0, Math.min(SHORT_ID, oldId.length())) + "_" + name;
    }

    /** Returns whether a container was left behind as a replacement that never got its name. */
    public static boolean isTemporary(String actual, String name) {
        return actual.length() == name.length() + SHORT_ID + 1 && actual.charAt(SHORT_ID) == '_'
                && actual.endsWith(name);
    }

    /** Returns how a replacement calls what it replaces: the name without the project. */
    static String replaced(Project project, Service service, int number) {
        return service.metadata().containerName().orElseGet(() -> service.name() + project.separator() + number);
    }
}
