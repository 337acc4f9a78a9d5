package io.jcompose.cli.command.query;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        int port = port(arguments.operands().get(1));
        String protocol = arguments.text("protocol");
        Target target = invocation.wiring().target();
        List<ObservedContainer> containers = invocation.wiring().backend()
                .containers(new ContainerQuery(Optional.of(target.name()), false));
        ObservedContainer container = Services.running(arguments.operands().get(0), arguments.number("index"),
                containers);
        for (ObservedPort published : container.ports()) {
            if (published.privatePort() == port && published.protocol().equals(protocol)) {
                invocation.console().line(address(published));
                return ExitCode.DONE;
            }
        }
        throw new UsageException("no port " + port + "/" + protocol + " for container " + container.name() + ": "
                + published(container));
    }

    private static String address(ObservedPort port) {
        String host = port.hostIp();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port.publicPort();
    }

    private static String published(ObservedContainer container) {
        var texts = new ArrayList<String>();
        for (ObservedPort port : container.ports()) {
            texts.add((port.publicPort() == 0 ? "" : port.publicPort() + "->") + port.privatePort() + "/"
                    + port.protocol());
        }
        return String.join(", ", texts);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) return port;
            throw new UsageException("strconv.ParseUint: parsing \"" + text + "\": value out of range");
        } catch (NumberFormatException notANumber) {
            throw new UsageException("strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
    }
}
