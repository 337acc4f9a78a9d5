package io.jcompose.planner.lower;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import java.util.List;

/** The names under which a linked container is found, as docker compose 2.40.3 gives them. */
public final class LinkNames {
    private LinkNames() {}

    /**
     * Returns {@code CONTAINER:ALIAS} lines.
     *
     * @param number the number of the container that has the link, 1 for one that has none
     */
    public static List<String> of(Project project, String container, ServiceName target, String alias, int number) {
        return List.of(container + ":" + alias, container + ":" + target + project.separator() + number,
                container + ":" + project.name() + project.separator() + target + project.separator() + number);
    }
}
