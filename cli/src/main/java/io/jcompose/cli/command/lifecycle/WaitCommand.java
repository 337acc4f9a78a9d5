package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code wait}: wait until containers of services end. */
public final class WaitCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "wait", "SERVICE [SERVICE...] [OPTIONS]",
            "Wait until containers of services end", Operands.atLeast(1),
            """
                --down-project | Take the project down when the first container ends
            """).wordy();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
