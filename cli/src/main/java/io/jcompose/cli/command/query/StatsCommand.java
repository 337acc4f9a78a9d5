package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code stats}: show what containers use of the machine. */
public final class StatsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "stats", "[OPTIONS] [SERVICE]",
            "Show what containers use of the machine", Operands.between(0, 1),
            """
            -a, --all           | Show stopped containers too
                --format string | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
                --no-stream     | Print once and end
                --no-trunc      | Do not cut values off
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
