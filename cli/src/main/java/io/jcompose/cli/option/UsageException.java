package io.jcompose.cli.option;

import io.jcompose.model.diagnostic.ComposeException;

/** Says that a command line makes no sense. Its message is all that is printed. */
public final class UsageException extends ComposeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(Kind.INVALID_PROJECT, message);
    }
}
