package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code top}: show processes of running containers. */
public final class TopCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "top", "[SERVICES...]",
            "Show processes of running containers", Operands.ANY,
            "");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
