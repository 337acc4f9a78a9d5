package io.jcompose.model.consistency;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that no two services want the same container name, which not every command minds. */
public final class ContainerNames {
    private ContainerNames() {}

    /**
     * Returns an error for each service whose container name an earlier one has; services in the order of names.
     *
     * @param model the canonical nodes that the project was bound from, to find places in
     */
    public static List<Diagnostic> check(Project project, YamlNode.Mapping model) {
        var problems = new ArrayList<Diagnostic>();
        var places = new ModelPlaces(model);
        Map<String, ServiceName> owners = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            Optional<String> name = service.metadata().containerName();
            if (name.isEmpty()) continue;
            ServiceName owner = owners.putIfAbsent(name.get(), service.name());
            if (owner == null) continue;
            // docker compose 2.40.3 prints an empty set where the other service belongs, and half a pair of quotes
            Diagnostic problem = Diagnostic.error("services." + service.name() + ".container_name",
                    "services." + service.name() + ": container name \"" + name.get()
                            + "\" is already in use by service {}\"")
                    .withHint("service \"" + owner + "\" has it");
            problems.add(places.at(problem, "services", service.name().value(), "container_name"));
        }
        return problems;
    }
}
