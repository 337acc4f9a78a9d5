package io.jcompose.cli.command.extra;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code alpha viz}: print the graph of services for Graphviz. */
public final class AlphaVizCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "alpha viz", "[OPTIONS]",
            "Print the graph of services for Graphviz", Operands.ANY,
            """
                --image                   | Show images
                --indentation-size int =1 | Width of one step of indentation
                --networks                | Show networks
                --ports                   | Show ports
                --spaces                  | Indent with spaces instead of tabs
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
