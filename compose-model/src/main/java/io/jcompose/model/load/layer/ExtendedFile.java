package io.jcompose.model.load.layer;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that services extend, read once per load.
 *
 * @param path     of its local copy
 * @param document canonical, with its paths relative to the directory of the extending project
 * @param resets   of its last document
 * @param warnings repeated for each service that extends one of this file
 * @param broken   whether it has errors, which were told
 * @param extended its services after their own {@code extends}, as far as they were needed
 */
record ExtendedFile(
        String path, Mapping document, Resets resets, List<Diagnostic> warnings, boolean broken,
        Map<String, YamlNode> extended) {

    static ExtendedFile of(
            String path, Mapping document, Resets resets, List<Diagnostic> warnings, boolean broken) {
        return new ExtendedFile(path, document, resets, warnings, broken, new HashMap<>());
    }
}
