package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code attach}: join the terminal to the main process of a container. */
public final class AttachCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "attach", "[OPTIONS] SERVICE",
            "Join the terminal to the main process of a container", Operands.atLeast(1),
            """
                --detach-keys string | Keys that leave the container
                --index int =0       | Which container of a service with several
                --no-stdin           | Do not pass standard input on
                --sig-proxy =true    | Pass signals on to the process
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
