package io.jcompose.cli.command.query;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.cli.view.table.UsedImage;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** {@code images}: show images that containers were made from. */
public final class ImagesCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "images", "[OPTIONS] [SERVICE...]",
            "Show images that containers were made from", Operands.ANY,
            """
                --format string =table | How to print: table or json
            -q, --quiet                | Print ids only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Console console = invocation.console();
        String name = invocation.wiring().target().name();
        Backend backend = invocation.wiring().backend();
        var used = new ArrayList<UsedImage>();
        Map<String, JsonValue.Obj> known = new HashMap<>();
        Inspections inspections = backend.ability(Inspections.class).orElseThrow();
        for (ObservedContainer container : backend.containers(new ContainerQuery(Optional.of(name), true))) {
            boolean asked = arguments.operands().isEmpty() || arguments.operands().contains(container.service());
            if (!asked) continue;
            JsonValue.Obj image = known.computeIfAbsent(container.image(), reference -> inspections.image(reference)
                    .or(() -> inspections.image(container.imageId()))
                    .orElseThrow(
                            () -> EngineException.failed("Error response from daemon: No such image: " + reference)));
            used.add(UsedImage.of(container, image));
        }
        if (arguments.on("quiet")) {
            var ids = new LinkedHashSet<String>();
            for (UsedImage image : used) ids.add(image.hash());
            for (String id : ids) console.line(id);
            return ExitCode.DONE;
        }
        switch (arguments.text("format")) {
            case "json" -> {
                var rows = new ArrayList<JsonValue>();
                for (UsedImage image : used) rows.add(image.json());
                console.line(JsonWriter.compact(rows.isEmpty() ? JsonValue.NULL : new JsonValue.Arr(rows)) + "\n");
            }
            case "", "table" -> {
                TableWriter table = TableWriter.wide().row(UsedImage.HEADINGS);
                Instant now = Instant.now();
                for (UsedImage image : used) table.row(image.cells(now));
                console.out().append(table.print());
            }
            default -> throw new UsageException("format value \"" + arguments.text("format")
                    + "\" could not be parsed: parsing failed");
        }
        return ExitCode.DONE;
    }
}
