package io.jcompose.model.load.dotenv;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceText;

/** Says that a file of variables is not well-formed. The message does not name the file. */
public final class DotenvException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    DotenvException(String message, int line) {
        super(message, null, false, false);
        this.line = line;
    }

    /** Returns the 1-based line. */
    public int line() {
        return line;
    }

    /** Returns the diagnostic at the line of the file that has this text. */
    public Diagnostic locate(Diagnostic diagnostic, String file, String text) {
        return Origin.of(new SourceText(file, text), line, 1).locate(diagnostic);
    }

    /** Returns the message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
