package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code logs}: show the output of containers. */
public final class LogsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "logs", "[OPTIONS] [SERVICE...]",
            "Show the output of containers", Operands.ANY,
            """
            -f, --follow           | Go on with what containers print from now on
                --index int =0     | Which container of a service with several
                --no-color         | Print without colours
                --no-log-prefix    | Print without the container's name before each line
                --since string     | From this time on: a time stamp, or how long ago, such as 42m
            -n, --tail string =all | How many of the last lines of each container
            -t, --timestamps       | Print a time stamp before each line
                --until string     | Up to this time: a time stamp, or how long ago, such as 42m
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
