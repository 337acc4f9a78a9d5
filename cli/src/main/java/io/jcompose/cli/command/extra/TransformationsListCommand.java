package io.jcompose.cli.command.extra;

import io.jcompose.backends.registry.ImageReference;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.progress.ByteText;
import io.jcompose.cli.view.table.TableWriter;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code bridge transformations list}: show transformations of the engine. */
public final class TransformationsListCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge transformations list", "",
            "Show transformations of the engine", Operands.ANY,
            """
                --format string =table | How to print: table or json
            -q, --quiet                | Print names only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Console console = invocation.console();
        List<JsonValue.Obj> images = new ArrayList<>(invocation.wiring().backend().ability(Images.class).orElseThrow()
                .labelled("com.docker.compose.bridge=transformation"));
        images.sort(Comparator.comparing((JsonValue.Obj image) -> name(image).orElse("")));
        if (invocation.arguments().on("quiet")) {
            for (JsonValue.Obj image : images) console.line(name(image).orElse(image.string("Id")));
            return ExitCode.DONE;
        }
        switch (invocation.arguments().text("format")) {
            case "json" -> console.line(JsonWriter.compact(new JsonValue.Arr(List.copyOf(images))));
            case "", "table" -> {
                TableWriter table = TableWriter.wide().row("IMAGE ID", "REPO", "TAGS", "SIZE");
                for (JsonValue.Obj image : images) {
                    Optional<ImageReference> reference = name(image).map(ImageReference::parse);
                    String id = image.string("Id");
                    String hash = id.substring(id.indexOf(':') + 1);
                    table.row(hash.substring(0, Math.min(12, hash.length())),
                            reference.map(ImageReference::name).orElse("<none>"),
                            reference.map(ImageReference::version).orElse("<none>"),
                            ByteText.of(image.number("Size"), 3));
                }
                console.out().append(table.print());
            }
            default -> throw new UsageException("format value \"" + invocation.arguments().text("format")
                    + "\" could not be parsed: parsing failed");
        }
        return ExitCode.DONE;
    }

    private static Optional<String> name(JsonValue.Obj image) {
        List<String> names = image.array("RepoTags").strings();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(0));
    }
}
