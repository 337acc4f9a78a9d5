package io.jcompose.model.consistency;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks what the shape of a file cannot tell: that names refer to something, and that attributes do not contradict
 * each other. Only enabled services are checked, as docker compose 2.40.3 does.
 */
public final class ConsistencyValidator {
    private ConsistencyValidator() {}

    /**
     * Returns all problems, service by service in the order of names.
     *
     * @param model the canonical nodes that the project was bound from, to find places in
     */
    public static List<Diagnostic> check(Project project, YamlNode.Mapping model) {
        var problems = new ArrayList<Diagnostic>();
        var places = new ModelPlaces(model);
        for (Service service : project.services().values()) {
            var findings = new ServiceFindings(service.name(), places, problems);
            check(new ContradictionCheck(service, findings), new ReferenceCheck(project, service, findings));
            new SupervisionCheck(service, findings).supervision();
        }
        project.secrets().forEach((key, secret) -> {
            if (secret.external() || secret.file().isPresent() || secret.environment().isPresent()) return;
            Diagnostic problem = Diagnostic.error("secrets." + key,
                    "secret \"" + key + "\" must declare either `file` or `environment`: invalid compose project");
            problems.add(places.at(problem, "secrets", key));
        });
        DependencyCycle.find(project).ifPresent(cycle -> problems.add(cycle(cycle, places)));
        return problems;
    }

    /** The order is docker compose's, which stops at the first finding. */
    private static void check(ContradictionCheck contradictions, ReferenceCheck references) {
        contradictions.image();
        contradictions.dockerfile();
        references.additionalContexts();
        contradictions.platform();
        contradictions.networkMode();
        references.networks();
        contradictions.healthcheck();
        references.dependencies();
        references.networkMode();
        references.volumes();
        references.files();
        contradictions.scale();
        contradictions.limits();
        contradictions.containerName();
        contradictions.develop();
        contradictions.mountTargets();
    }

    private static Diagnostic cycle(List<ServiceName> cycle, ModelPlaces places) {
        var text = new StringBuilder("dependency cycle detected: ");
        for (int i = 0; i < cycle.size(); i++) text.append(i == 0 ? "" : " -> ").append(cycle.get(i));
        String last = cycle.get(cycle.size() - 2).value();
        String first = cycle.get(0).value();
        Diagnostic problem = Diagnostic.error("services." + last + ".depends_on", text.toString())
                .withHint("one of these services must start without waiting for the next");
        return places.at(problem, "services", last, "depends_on", first);
    }
}
