package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code ls}: show projects of the engine. */
public final class LsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "ls", "[OPTIONS]",
            "Show projects of the engine", Operands.NONE,
            """
            -a, --all                  | Show stopped projects too
                --filter filter        | Show projects with this property only; known: name
                --format string =table | How to print: table or json
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
