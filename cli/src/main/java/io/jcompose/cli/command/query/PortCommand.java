package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code port}: show where a port of a container is published. */
public final class PortCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "port", "[OPTIONS] SERVICE PRIVATE_PORT",
            "Show where a port of a container is published", Operands.atLeast(2),
            """
                --index int =0         | Which container of a service with several
                --protocol string =tcp | Protocol: tcp or udp
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
