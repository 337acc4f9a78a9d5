package io.jcompose.cli.view.log;

import io.jcompose.planner.state.ObservedContainer;

/** What containers are called in front of their output. */
public final class ContainerNames {
    private ContainerNames() {}

    /** Returns the name without the project: {@code web-1}; a name given in the file stays as it is. */
    public static String shortName(ObservedContainer container) {
        return shortName(container.name(), container.project());
    }

    /** Returns the name without the project. */
    public static String shortName(String name, String project) {
        int prefix = project.length() + 1;
        boolean ours = name.length() > prefix && name.startsWith(project)
                && (name.charAt(project.length()) == '-' || name.charAt(project.length()) == '_');
        return ours ? name.substring(prefix) : name;
    }
}
