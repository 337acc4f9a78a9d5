package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code rm}: remove stopped containers. */
public final class RmCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "rm", "[OPTIONS] [SERVICE...]",
            "Remove stopped containers", Operands.ANY,
            """
            -a, --all hidden | Has no effect
            -f, --force      | Do not ask
            -s, --stop       | Stop containers first
            -v, --volumes    | Remove their anonymous volumes too
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
