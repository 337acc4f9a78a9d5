package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code ps}: show containers. */
public final class PsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "ps", "[OPTIONS] [SERVICE...]",
            "Show containers", Operands.ANY,
            """
            -a, --all                  | Show stopped containers and those of run too
                --filter string        | Show containers with this property only; known: status
                --format string =table | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
                --no-trunc             | Do not cut values off
                --orphans =true        | Show containers of services that the Compose file no longer has
            -q, --quiet                | Print ids only
                --services             | Print names of services only
                --status stringArray   | Show containers in this state only: paused, restarting, removing, running, dead, created, exited
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
