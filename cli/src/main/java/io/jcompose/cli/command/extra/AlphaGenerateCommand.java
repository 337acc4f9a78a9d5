package io.jcompose.cli.command.extra;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code alpha generate}: write a Compose file for containers that exist. */
public final class AlphaGenerateCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "alpha generate", "[OPTIONS] [CONTAINERS...]",
            "Write a Compose file for containers that exist", Operands.ANY,
            """
                --format string =yaml | How to print: yaml or json
                --name string         | Name of the project
                --project-dir string  | Directory of the project
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
