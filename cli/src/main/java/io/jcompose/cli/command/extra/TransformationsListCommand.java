package io.jcompose.cli.command.extra;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code bridge transformations list}: show transformations of the engine. */
public final class TransformationsListCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge transformations list", "",
            "Show transformations of the engine", Operands.ANY,
            """
                --format string =table | How to print: table or json
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
