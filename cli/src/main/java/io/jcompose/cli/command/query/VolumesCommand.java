package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code volumes}: show volumes of the project. */
public final class VolumesCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "volumes", "[OPTIONS] [SERVICE...]",
            "Show volumes of the project", Operands.ANY,
            """
                --format string =table | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
