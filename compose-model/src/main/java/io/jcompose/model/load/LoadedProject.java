package io.jcompose.model.load;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Project;
import java.util.List;

/**
 * A project and what was noticed on the way.
 *
 * @param project  the desired state
 * @param warnings in the order in which they were found
 * @param model    the canonical nodes that the project was made of: every value with its origin
 */
public record LoadedProject(Project project, List<Diagnostic> warnings, YamlNode.Mapping model) {
    public LoadedProject {
        warnings = List.copyOf(warnings);
    }
}
