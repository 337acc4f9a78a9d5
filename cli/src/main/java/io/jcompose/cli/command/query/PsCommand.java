package io.jcompose.cli.command.query;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.command.supervise.SupervisionNotes;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.LivePicture;
import io.jcompose.cli.view.table.ContainerRow;
import io.jcompose.cli.view.table.Listing;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** {@code ps}: show containers. */
public final class PsCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "ps", "[OPTIONS] [SERVICE...]",
            "Show containers", Operands.ANY,
            """
            -a, --all                  | Show stopped containers and those of run too
                --filter string        | Show containers with this property only; known: status
                --format string =table | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
                --no-trunc             | Do not cut values off
                --orphans =true        | Show containers of services that the Compose file no longer has
            -q, --quiet                | Print ids only
                --services             | Print names of services only
                --status stringArray   | Show containers in this state only: paused, restarting, removing, running, dead, created, exited
                --watch                | Show them again and again as they change
            """);

    /** What docker's tools call {@code raw}: a paragraph for each container. */
    private static final String RAW = """
        container_id: {{.ID}}
        image: {{.Image}}
        command: {{.Command}}
        created_at: {{.CreatedAt}}
        state: {{.State}}
        status: {{.Status}}
        names: {{.Names}}
        labels: {{.Labels}}
        ports: {{.Ports}}
        """;

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        List<String> states = states(arguments);
        Target target = invocation.wiring().target();
        if (!arguments.on("watch")) {
            Picture picture = picture(invocation, target, states);
            invocation.console().out().append(picture.text());
            invocation.console().err().append(picture.notes());
            return ExitCode.DONE;
        }
        try (var interrupts = Interrupts.ofThisThread()) {
            new LivePicture(invocation.console(), () -> {
                Picture picture = picture(invocation, target, states);
                return picture.text() + picture.notes();
            }).show();
        }
        return ExitCode.INTERRUPTED;
    }

    /**
     * What is shown.
     *
     * @param text  what docker compose prints too
     * @param notes what a supervisor has to say about containers of a table
     */
    private record Picture(String text, String notes) {}

    private static Picture picture(Invocation invocation, Target target, List<String> states) {
        Arguments arguments = invocation.arguments();
        boolean all = arguments.on("all") || !states.isEmpty();
        List<ObservedContainer> found = invocation.wiring().backend()
                .containers(new ContainerQuery(Optional.of(target.name()), all));
        if (target.project().isPresent()) Services.check(arguments.operands(), target, found);
        var shown = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : found) {
            if (isShown(container, arguments, target, states)) shown.add(container);
        }
        if (arguments.on("quiet") || arguments.on("services")) return new Picture(names(shown, arguments), "");
        return picture(shown, arguments, SupervisionNotes.read(invocation));
    }

    private static boolean isShown(
            ObservedContainer container, Arguments arguments, Target target, List<String> states) {
        if (container.oneOff() && !arguments.on("all")) return false;
        if (!states.isEmpty() && !states.contains(container.state().word())) return false;
        if (!arguments.operands().isEmpty()) return arguments.operands().contains(container.service());
        return arguments.on("orphans") || target.project().isEmpty()
                || Services.isDeclared(container.service(), target.project().get());
    }

    private static List<String> states(Arguments arguments) {
        var states = new ArrayList<>(arguments.all("status"));
        String filter = arguments.text("filter");
        if (!filter.isEmpty()) {
            int equals = filter.indexOf('=');
            if (equals < 0) throw new UsageException("arguments to --filter should be in form KEY=VAL");
            String key = filter.substring(0, equals);
            if (key.equals("source")) throw new UsageException("not implemented");
            if (!key.equals("status")) throw new UsageException("unknown filter " + key);
            states.add(filter.substring(equals + 1));
        }
        return states;
    }

    private static String names(List<ObservedContainer> containers, Arguments arguments) {
        if (arguments.on("quiet")) {
            var ids = new StringBuilder();
            for (ObservedContainer container : containers) ids.append(container.id()).append('\n');
            return ids.toString();
        }
        var names = new LinkedHashSet<String>();
        for (ObservedContainer container : containers) names.add(container.service());
        return String.join("\n", names) + "\n";
    }

    private static Picture picture(List<ObservedContainer> containers, Arguments arguments, SupervisionNotes notes) {
        Instant now = Instant.now();
        String format = arguments.text("format");
        var listing = new Listing(format.equals("raw") ? RAW : format);
        if (listing.isTable()) {
            TableWriter table = TableWriter.dense().row(ContainerRow.header());
            for (ObservedContainer container : containers) {
                table.row(new ContainerRow(container, now, arguments.on("no-trunc")).cells());
            }
            return new Picture(table.print(), notes.lines(containers, now));
        }
        var rows = new ArrayList<Listing.Row>();
        for (ObservedContainer container : containers) {
            var row = new ContainerRow(container, now, arguments.on("no-trunc"));
            rows.add(new Listing.Row(notes.with(row.json(), container), container.labels()));
        }
        return new Picture(listing.print(rows, ContainerRow.HEADINGS), "");
    }
}
