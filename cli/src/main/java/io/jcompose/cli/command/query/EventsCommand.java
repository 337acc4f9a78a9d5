package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code events}: show what happens to containers. */
public final class EventsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "events", "[OPTIONS] [SERVICE...]",
            "Show what happens to containers", Operands.ANY,
            """
                --json         | Print one JSON object a line
                --since string | From this time on, past events included
                --until string | Up to this time
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
