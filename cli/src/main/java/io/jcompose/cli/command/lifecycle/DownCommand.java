package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code down}: stop and remove containers and networks. */
public final class DownCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "down", "[OPTIONS] [SERVICES]",
            "Stop and remove containers and networks", Operands.ANY,
            """
                --remove-orphans      | Remove containers of services that the Compose file no longer has
                --rmi string          | Remove images too: local (those without a name of their own) or all
            -t, --timeout int =0      | Seconds to wait for containers to stop
            -v, --volumes aka:volume! | Remove named volumes of the Compose file and anonymous volumes, and what they hold
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
