package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code scale}: change how many containers services have. */
public final class ScaleCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "scale", "[SERVICE=REPLICAS...]",
            "Change how many containers services have", Operands.atLeast(1),
            """
                --no-deps | Do not start dependencies
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
