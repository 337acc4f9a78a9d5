package io.jcompose.planner.graph;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.ServiceName;
import java.util.List;

/** Says that services wait for each other in a circle. */
public final class DependencyCycle extends ComposeException {
    private static final long serialVersionUID = 1L;

    DependencyCycle(List<ServiceName> path) {
        super(Kind.INVALID_PROJECT, "dependency cycle detected: " + text(path),
                "a service can only wait for services that do not wait for it; remove one of these depends_on", null);
    }

    private static String text(List<ServiceName> path) {
        var text = new StringBuilder();
        for (ServiceName name : path) {
            if (!text.isEmpty()) text.append(" -> ");
            text.append(name);
        }
        return text.toString();
    }
}
