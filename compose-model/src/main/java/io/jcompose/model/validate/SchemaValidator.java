package io.jcompose.model.validate;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.validate.shape.ShapeCheck;
import java.util.List;

/**
 * Holds a document against the Compose schema. A document that is right is let through by plain code; one that is wrong
 * is held against the schema itself, whose verdict is worded in docker compose's sentences.
 */
public final class SchemaValidator {
    private SchemaValidator() {}

    /**
     * Returns what is wrong with a document: nothing, or errors of which the first is the one that docker compose names.
     *
     * @param document the layers merged so far, variables replaced, short forms still short
     * @param file     the file merged last, as docker compose names it
     */
    public static List<Diagnostic> validate(YamlNode.Mapping document, String file) {
        return ShapeCheck.accepts(document) ? List.of() : explain(document, file);
    }

    /** As {@link #validate}, by the schema alone. Kept apart so that the libraries it needs load on this path only. */
    static List<Diagnostic> explain(YamlNode.Mapping document, String file) {
        return new FaultReport(document, file).of(FaultFinder.faults(ComposeSchema.errors(document)));
    }
}
