package io.jcompose.model.consistency;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.spec.ServiceName;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one service. */
final class ServiceFindings {
    private final ServiceName service;
    private final ModelPlaces places;
    private final List<Diagnostic> problems;

    ServiceFindings(ServiceName service, ModelPlaces places, List<Diagnostic> problems) {
        this.service = service;
        this.places = places;
        this.problems = problems;
    }

    void add(String message, String... path) {
        add(message, Optional.empty(), path);
    }

    void add(String message, Optional<String> hint, String... path) {
        var full = new String[path.length + 2];
        full[0] = "services";
        full[1] = service.value();
        System.arraycopy(path, 0, full, 2, path.length);
        Diagnostic problem = Diagnostic.error(String.join(".", full), message);
        problems.add(places.at(hint.map(problem::withHint).orElse(problem), full));
    }
}
