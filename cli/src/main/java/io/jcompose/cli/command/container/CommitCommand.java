package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code commit}: make an image of a container as it is now. */
public final class CommitCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "commit", "[OPTIONS] SERVICE [REPOSITORY[:TAG]]",
            "Make an image of a container as it is now", Operands.between(1, 2),
            """
            -a, --author string  | Author of the image
            -c, --change list    | Dockerfile instruction to apply to the image
                --index int =0   | Which container of a service with several
            -m, --message string | What has changed
            -p, --pause =true    | Freeze the container meanwhile
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
