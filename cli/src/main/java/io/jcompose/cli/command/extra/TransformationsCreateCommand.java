package io.jcompose.cli.command.extra;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code bridge transformations create}: start a transformation of your own from another one. */
public final class TransformationsCreateCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge transformations create", "[OPTION] PATH",
            "Start a transformation of your own from another one", Operands.between(1, 1),
            """
            -f, --from string | Transformation to start from
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
