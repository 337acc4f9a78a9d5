package io.jcompose.model.source.yaml;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;

/**
 * Something wrong with a YAML text.
 *
 * @param stage    when docker compose notices it, which decides how it words it
 * @param sentence the problem in docker compose's words, without the file name
 * @param where    the place
 * @param path     where in the document; empty when it is about the text
 */
public record YamlProblem(Stage stage, String sentence, Origin where, String path) {
    /** A problem of the text rather than of a value. */
    YamlProblem(Stage stage, String sentence, Origin where) {
        this(stage, sentence, where, "");
    }

    /** When docker compose notices a problem. */
    public enum Stage {
        /** The text is not YAML. */
        SYNTAX,
        /** A key of the topmost mapping is there twice. */
        TOP_LEVEL_KEYS,
        /** The text is YAML, but no tree can be made of it. */
        TREE,
        /** A key is not a text. */
        KEYS
    }

    /** Returns the problem at its place, under a sentence of the caller's choice. */
    public Diagnostic diagnostic(String message) {
        return where.locate(Diagnostic.error(path, message));
    }
}
