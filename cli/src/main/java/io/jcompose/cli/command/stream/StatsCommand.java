package io.jcompose.cli.command.stream;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.table.Listing;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.cli.view.table.UseRow;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code stats}: show what containers use of the machine. */
public final class StatsCommand implements Command {
    private static final long REDRAW_MILLIS = 500;
    private static final Syntax SYNTAX = Syntax.of(
            "stats", "[OPTIONS] [SERVICE]",
            "Show what containers use of the machine", Operands.between(0, 1),
            """
            -a, --all           | Show stopped containers too
                --format string | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
                --no-stream     | Print once and end
                --no-trunc      | Do not cut values off
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Backend backend = invocation.wiring().backend();
        Inspections inspections = backend.ability(Inspections.class)
                .orElseThrow(() -> new UsageException("this engine tells no use of the machine"));
        List<ObservedContainer> containers = containers(invocation, backend);
        try (var interrupts = Interrupts.ofThisThread()) {
            if (invocation.arguments().on("no-stream")) {
                print(once(containers, inspections), invocation);
            } else {
                stream(containers, inspections, invocation);
            }
        }
        return ExitCode.DONE;
    }

    private static List<ObservedContainer> containers(Invocation invocation, Backend backend) {
        Arguments arguments = invocation.arguments();
        var query = new ContainerQuery(Optional.of(invocation.wiring().target().name()), arguments.on("all"));
        var containers = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : backend.containers(query)) {
            if (arguments.operands().isEmpty() || arguments.operands().contains(container.service())) {
                containers.add(container);
            }
        }
        return containers;
    }

    private static List<UseRow> once(List<ObservedContainer> containers, Inspections inspections) {
        var ids = new ArrayList<String>();
        for (ObservedContainer container : containers) ids.add(container.id());
        var byId = new HashMap<String, JsonValue.Obj>();
        for (JsonValue.Obj figures : inspections.stats(ids)) byId.put(figures.string("id"), figures);
        var rows = new ArrayList<UseRow>();
        for (ObservedContainer container : containers) {
            JsonValue.Obj figures = byId.getOrDefault(container.id(), JsonValue.Obj.EMPTY);
            rows.add(new UseRow(container.id(), container.name(), figures));
        }
        return rows;
    }

    private static void stream(List<ObservedContainer> containers, Inspections inspections, Invocation invocation) {
        var arguments = invocation.arguments();
        Console console = invocation.console();
        try (var meters = new Meters(containers, inspections)) {
            if (!meters.awaitFirst()) return;
            boolean first = true;
            do {
                String text = text(meters.rows(), arguments);
                console.out().append(first ? Ansi.CLEAR_SCREEN : Ansi.HOME)
                        .append(text.replace("\n", Ansi.END_OF_LINE + "\n")).append(Ansi.END_OF_SCREEN);
                console.flush();
                first = false;
                Thread.sleep(REDRAW_MILLIS);
            } while (meters.anyOpen());
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }

    private static void print(List<UseRow> rows, Invocation invocation) {
        invocation.console().out().append(text(rows, invocation.arguments()));
    }

    private static String text(List<UseRow> rows, Arguments arguments) {
        boolean whole = arguments.on("no-trunc");
        var listing = new Listing(arguments.text("format"));
        if (listing.isTable()) {
            TableWriter table = TableWriter.dense().row(UseRow.header());
            for (UseRow row : rows) table.row(row.cells(whole));
            return table.print();
        }
        var listed = new ArrayList<Listing.Row>();
        for (UseRow row : rows) listed.add(new Listing.Row(row.json(whole), Map.of()));
        return listing.print(listed, UseRow.HEADINGS);
    }
}
