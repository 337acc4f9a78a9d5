package io.jcompose.cli.command.query;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.table.Listing;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code volumes}: show volumes of the project. */
public final class VolumesCommand implements Command {
    private static final Map<String, String> HEADINGS = Map.of("Name", "VOLUME NAME", "Status", "STATUS");
    private static final Syntax SYNTAX = Syntax.of(
            "volumes", "[OPTIONS] [SERVICE...]",
            "Show volumes of the project", Operands.ANY,
            """
                --format string =table | How to print: table, table TEMPLATE, json, or a Go TEMPLATE
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        List<String> services = invocation.arguments().operands();
        Target target = invocation.wiring().target();
        if (target.project().isPresent()) {
            for (String name : services) {
                if (!Services.isDeclared(name, target.project().get())) {
                    throw new UsageException("no such service: " + name);
                }
            }
        }
        ObservedState state = invocation.wiring().backend().observe(ObservationScope.named(target.name()));
        List<ObservedVolume> volumes = volumes(state, target.name(), services);
        if (invocation.arguments().on("quiet")) {
            for (ObservedVolume volume : volumes) invocation.console().line(volume.name());
        } else {
            print(volumes, new Listing(invocation.arguments().text("format")), invocation.console());
        }
        return ExitCode.DONE;
    }

    private static List<ObservedVolume> volumes(ObservedState state, String project, List<String> services) {
        var used = new HashSet<String>();
        for (ObservedContainer container : state.containers()) {
            if (!services.contains(container.service())) continue;
            for (ObservedMount mount : container.mounts()) used.add(mount.name());
        }
        var volumes = new ArrayList<ObservedVolume>();
        for (ObservedVolume volume : state.volumes().values()) {
            if (!project.equals(volume.labels().get(ComposeLabels.PROJECT))) continue;
            if (services.isEmpty() || used.contains(volume.name())) volumes.add(volume);
        }
        volumes.sort(Comparator.comparing(ObservedVolume::name));
        return volumes;
    }

    private static void print(List<ObservedVolume> volumes, Listing listing, Console console) {
        if (listing.isTable()) {
            TableWriter table = TableWriter.dense().row("DRIVER", "VOLUME NAME");
            for (ObservedVolume volume : volumes) table.row(volume.driver(), volume.name());
            console.out().append(table.print());
            return;
        }
        var rows = new ArrayList<Listing.Row>();
        for (ObservedVolume volume : volumes) rows.add(new Listing.Row(json(volume), volume.labels()));
        console.out().append(listing.print(rows, HEADINGS));
    }

    private static JsonValue.Obj json(ObservedVolume volume) {
        var labels = new StringBuilder();
        new TreeMap<>(volume.labels()).forEach((key, value) -> labels.append(labels.isEmpty() ? "" : ",").append(key)
                .append('=').append(value));
        return JsonValue.object().put("Availability", "N/A").put("Driver", volume.driver()).put("Group", "N/A")
                .put("Labels", labels.toString()).put("Links", "N/A").put("Mountpoint", volume.mountpoint())
                .put("Name", volume.name()).put("Scope", "local").put("Size", "N/A").put("Status", "N/A").build();
    }
}
