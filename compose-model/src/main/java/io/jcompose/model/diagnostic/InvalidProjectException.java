package io.jcompose.model.diagnostic;

import java.util.List;

/** Says that a project cannot be used, with every problem that was found. */
public final class InvalidProjectException extends ComposeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught inside one process
    private final List<Diagnostic> diagnostics;

    /**
     * @param diagnostics at least one error, the one docker compose would name first
     */
    public InvalidProjectException(List<Diagnostic> diagnostics) {
        super(Kind.INVALID_PROJECT, firstError(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    private static String firstError(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) return diagnostic.message();
        }
        throw new IllegalArgumentException("no error among the diagnostics");
    }

    /** Returns all problems, warnings included, the gravest cause first. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
