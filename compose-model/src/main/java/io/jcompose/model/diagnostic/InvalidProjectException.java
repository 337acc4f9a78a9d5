package io.jcompose.model.diagnostic;

import java.util.List;

/** Says that a project cannot be used, with every problem that was found. */
public final class InvalidProjectException extends ComposeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught inside one process
    private final List<Diagnostic> diagnostics;

    @SuppressWarnings("serial") // as above
    private final List<Diagnostic> later;

    /**
     * @param diagnostics at least one error, the one docker compose would name first
     */
    public InvalidProjectException(List<Diagnostic> diagnostics) {
        this(diagnostics, List.of());
    }

    /**
     * @param diagnostics at least one error, the one docker compose would name first
     * @param later       warnings of phases that docker compose would not have come to
     */
    public InvalidProjectException(List<Diagnostic> diagnostics, List<Diagnostic> later) {
        super(Kind.INVALID_PROJECT, firstError(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
        this.later = List.copyOf(later);
    }

    private static String firstError(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) return diagnostic.message();
        }
        throw new IllegalArgumentException("no error among the diagnostics");
    }

    /** Returns the warnings of phases that come after the one in which the first error was found. */
    public List<Diagnostic> laterWarnings() {
        return later;
    }

    /** Returns all errors, the gravest cause first, then the warnings that came before them. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
