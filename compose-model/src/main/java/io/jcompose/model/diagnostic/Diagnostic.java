package io.jcompose.model.diagnostic;

import java.util.Optional;

/**
 * One problem found in the input.
 *
 * @param severity whether the project is rejected for it
 * @param path     where in the model, for example {@code services.web.ports[0]}; empty for a whole file
 * @param message  the sentence that docker compose users know, complete in itself
 * @param at       where in the text, when a text is to blame
 * @param hint     what to do about it, without the word "hint"
 * @param sourceLine the text of the line at {@code at}, for the excerpt with the caret
 */
public record Diagnostic(
        Severity severity,
        String path,
        String message,
        Optional<SourceLocation> at,
        Optional<String> hint,
        Optional<String> sourceLine) {

    /** Returns an error without a place. */
    public static Diagnostic error(String path, String message) {
        return new Diagnostic(Severity.ERROR, path, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns a warning without a place. */
    public static Diagnostic warning(String path, String message) {
        return new Diagnostic(Severity.WARNING, path, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this diagnostic at a place. */
    public Diagnostic at(SourceLocation location) {
        return new Diagnostic(severity, path, message, Optional.of(location), hint, sourceLine);
    }

    /** Returns this diagnostic with another path. */
    public Diagnostic withPath(String other) {
        return new Diagnostic(severity, other, message, at, hint, sourceLine);
    }

    /** Returns this diagnostic with a hint. */
    public Diagnostic withHint(String text) {
        return new Diagnostic(severity, path, message, at, Optional.of(text), sourceLine);
    }

    /** Returns this diagnostic with the text of its line. */
    public Diagnostic withSourceLine(String line) {
        return new Diagnostic(severity, path, message, at, hint, Optional.of(line));
    }
}
