package io.jcompose.model.consistency;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Finds where in the text a part of the model was written. */
final class ModelPlaces {
    private final YamlNode.Mapping model;

    ModelPlaces(YamlNode.Mapping model) {
        this.model = model;
    }

    /** Returns the diagnostic at the deepest part of the path that was written; a number is a list's index. */
    Diagnostic at(Diagnostic diagnostic, String... path) {
        Origin best = Origin.IMPLIED;
        @Nullable
        YamlNode node = model;
        for (String segment : path) {
            Origin here = Origin.IMPLIED;
            if (node instanceof YamlNode.Mapping mapping && mapping.entries().get(segment) != null) {
                YamlNode.Entry entry = mapping.entries().get(segment);
                here = entry == null ? here : entry.keyAt();
                node = entry == null ? null : entry.value();
                if (here.line() == 0 && node != null) here = node.origin();
            } else if (node instanceof YamlNode.Sequence sequence) {
                node = item(sequence, segment);
                if (node != null) here = node.origin();
            } else {
                node = null;
            }
            if (node == null) break;
            if (here.line() > 0) best = here;
        }
        return best.locate(diagnostic);
    }

    private static @Nullable YamlNode item(YamlNode.Sequence sequence, String segment) {
        try {
            int index = Integer.parseInt(segment);
            return index < sequence.items().size() ? sequence.items().get(index) : null;
        } catch (NumberFormatException notAnIndex) {
            return null;
        }
    }
}
