package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code pause}: freeze containers. */
public final class PauseCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of("pause", "[SERVICE...]", "Freeze containers", Operands.ANY, "");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
