package io.jcompose.cli.command.image;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code push}: send images of services to their registries. */
public final class PushCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "push", "[OPTIONS] [SERVICE...]",
            "Send images of services to their registries", Operands.ANY,
            """
                --ignore-push-failures | Go on when an image cannot be sent
                --include-deps         | Send images of dependencies too
            -q, --quiet                | Do not print progress
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
