package io.jcompose.cli.command.query;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.Processes.ProcessTable;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code top}: show processes of running containers. */
public final class TopCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "top", "[SERVICES...]",
            "Show processes of running containers", Operands.ANY,
            "");
    private static final String COMMAND = "CMD";

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> services = invocation.arguments().operands();
        Target target = invocation.wiring().target();
        Backend backend = invocation.wiring().backend();
        Processes processes = backend.ability(Processes.class).orElseThrow();
        var rows = new ArrayList<Row>();
        var titles = new ArrayList<String>();
        for (ObservedContainer container : backend.containers(new ContainerQuery(Optional.of(target.name()), false))) {
            if (!services.isEmpty() && !services.contains(container.service())) continue;
            ProcessTable table = processes.top(container.id());
            for (String title : table.titles()) if (!titles.contains(title)) titles.add(title);
            for (List<String> cells : table.rows()) rows.add(new Row(container, table.titles(), cells));
        }
        if (titles.remove(COMMAND)) titles.add(COMMAND);
        if (!rows.isEmpty()) invocation.console().out().append(print(titles, rows));
        return ExitCode.DONE;
    }

    /** One process. */
    private record Row(ObservedContainer container, List<String> titles, List<String> cells) {
        String cell(String title) {
            int at = titles.indexOf(title);
            return at < 0 ? "-" : cells.get(at);
        }
    }

    private static String print(List<String> titles, List<Row> rows) {
        TableWriter writer = TableWriter.narrow();
        var header = new ArrayList<String>(List.of("SERVICE", "#"));
        header.addAll(titles);
        writer.row(header);
        for (Row row : rows) {
            var cells = new ArrayList<String>();
            String service = row.container().service();
            cells.add(service.isEmpty() ? row.container().name() : service);
            cells.add(row.container().number().isPresent()
                    ? Integer.toString(row.container().number().getAsInt())
                    : "");
            for (String title : titles) cells.add(row.cell(title));
            writer.row(cells);
        }
        return writer.print();
    }
}
