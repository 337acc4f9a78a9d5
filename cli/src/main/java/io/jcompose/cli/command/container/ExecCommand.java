package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code exec}: run a command in a running container. */
public final class ExecCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "exec", "[OPTIONS] SERVICE COMMAND [ARGS...]",
            "Run a command in a running container", Operands.atLeast(2),
            """
            -d, --detach                   | Leave the command running in the background
            -e, --env stringArray          | Set a variable for the command
                --index int =0             | Which container of a service with several
            -i, --interactive =true hidden | Keep standard input open
            -T, --no-tty =auto aka:no-TTY  | Allocate no terminal (default: one when standard output is a terminal)
                --privileged               | Give the command all privileges
            -t, --tty =true hidden         | Allocate a terminal
            -u, --user string              | Run as this user
            -w, --workdir string           | Working directory inside the container
            """).flagsFirst();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
