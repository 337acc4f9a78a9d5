package io.jcompose.cli.command;

import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;

/** Something that can be asked for by name. */
public interface Command {
    /** Returns what may follow its name. */
    Syntax syntax();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws io.jcompose.model.diagnostic.ComposeException when it fails
     */
    default int run(Invocation invocation) {
        throw new UsageException("jcompose: " + syntax().path() + " is not implemented yet");
    }
}
