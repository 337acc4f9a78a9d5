package io.jcompose.cli.command.watch;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code watch}: watch source files, and rebuild or refresh containers when they change. */
public final class WatchCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "watch", "[SERVICE...]",
            "Watch source files, and rebuild or refresh containers when they change", Operands.ANY,
            """
                --no-up       | Do not build and start services first
                --prune =true | Remove images that a rebuild leaves behind
                --quiet       | Do not print the output of builds
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
