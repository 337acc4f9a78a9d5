package io.jcompose.cli.command.supervise;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code supervise}: restart containers that are not well, until told to end. */
public final class SuperviseCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "supervise", "[OPTIONS] [COMMAND]",
            "Restart containers that are not well, of all projects of this engine, until told to end", Operands.NONE,
            """
                --detached hidden | Leave when there is nothing to supervise
                --json            | Print each decision as one JSON object a line
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
