package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code kill}: send a signal to containers, by default one that ends them at once. */
public final class KillCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "kill", "[OPTIONS] [SERVICE...]",
            "Send a signal to containers, by default one that ends them at once", Operands.ANY,
            """
                --remove-orphans         | Remove containers of services that the Compose file no longer has
            -s, --signal string =SIGKILL | Signal to send
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
