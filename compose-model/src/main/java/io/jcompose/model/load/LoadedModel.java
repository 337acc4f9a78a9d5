package io.jcompose.model.load;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import java.util.List;

/**
 * A load that stopped before it was bound to the spec's nouns, which is all that can be done with a file whose
 * variables were left alone.
 *
 * @param model    the merged nodes in canonical form
 * @param warnings in the order in which they were found
 */
public record LoadedModel(YamlNode.Mapping model, List<Diagnostic> warnings) {
    public LoadedModel {
        warnings = List.copyOf(warnings);
    }
}
