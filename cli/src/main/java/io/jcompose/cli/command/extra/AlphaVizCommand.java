package io.jcompose.cli.command.extra;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.part.PortMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code alpha viz}: print the graph of services for Graphviz. */
public final class AlphaVizCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "alpha viz", "[OPTIONS]",
            "Print the graph of services for Graphviz", Operands.ANY,
            """
                --image                   | Show images
                --indentation-size int =1 | Width of one step of indentation
                --networks                | Show networks
                --ports                   | Show ports
                --spaces                  | Indent with spaces instead of tabs
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        int size = arguments.number("indentation-size").orElse(1);
        if (size < 0) throw new UsageException("invalid indentation size: " + size);
        invocation.console().err().println("viz command is EXPERIMENTAL");
        Project project = invocation.wiring().project(List.of());
        String indentation = (arguments.on("spaces") ? " " : "\t").repeat(size);
        var text = new StringBuilder("digraph \"" + project.name() + "\" {\n").append(indentation)
                .append("layout=dot;\n");
        for (Service service : project.services().values()) {
            text.append(indentation).append('"').append(service.name()).append("\" [style=\"filled\" label=<")
                    .append("<font point-size=\"15\">").append(service.name()).append("</font>");
            if (arguments.on("networks")) section(text, "Networks", networks(service));
            if (arguments.on("ports")) section(text, "Ports", ports(service));
            if (arguments.on("image")) section(text, "Image", List.of(service.imageReference(project)));
            text.append(">];\n");
        }
        text.append('\n');
        for (Service service : project.services().values()) {
            for (ServiceName other : service.lifecycle().dependsOn().keySet())
                text.append(indentation).append('"')
                        .append(service.name()).append("\" -> \"").append(other).append("\";\n");
        }
        invocation.console().line(text.append("}\n").toString());
        return ExitCode.DONE;
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (lines.isEmpty()) return;
        text.append("<font point-size=\"10\"><br/><br/><b>").append(title).append(":</b>");
        for (String line : lines) text.append("<br/>").append(line);
        text.append("</font>");
    }

    private static List<String> networks(Service service) {
        var names = new ArrayList<String>(service.networking().networks().keySet());
        names.sort(Comparator.comparingInt((String name) -> -priority(service, name)).thenComparing(name -> name));
        return names;
    }

    private static int priority(Service service, String name) {
        NetworkAttachment attachment = service.networking().networks().get(name);
        return attachment == null ? 0 : attachment.priority();
    }

    private static List<String> ports(Service service) {
        var ports = new ArrayList<String>();
        for (PortMapping port : service.networking().ports()) {
            ports.add(port.hostIp().filter(address -> !address.isEmpty()).map(address -> address + ":").orElse("")
                    + port.published().orElse("") + ":" + port.target() + " (" + port.protocol() + ", " + port.mode()
                    + ")");
        }
        return ports;
    }
}
