package io.jcompose.cli.command.extra;

import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.yaml.YamlWriter;
import java.util.TreeMap;

/** {@code alpha generate}: write a Compose file for containers that exist. */
public final class AlphaGenerateCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "alpha generate", "[OPTIONS] [CONTAINERS...]",
            "Write a Compose file for containers that exist", Operands.ANY,
            """
                --format string =yaml | How to print: yaml or json
                --name string         | Name of the project
                --project-dir string  | Directory of the project
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        invocation.console().err().println("generate command is EXPERIMENTAL");
        if (arguments.operands().isEmpty()) throw new UsageException("at least one container must be specified");
        Inspections inspections = invocation.wiring().backend().ability(Inspections.class).orElseThrow();
        var found = new TreeMap<String, JsonValue.Obj>();
        for (String name : arguments.operands()) {
            inspections.container(name).ifPresent(container -> found.put(container.string("Name"), container));
        }
        if (found.isEmpty()) throw new UsageException("no container(s) found with the following name(s): "
                + String.join(",", arguments.operands()));
        var file = new GeneratedFile();
        for (JsonValue.Obj container : found.values()) file.add(container);
        invocation.console().line(switch (arguments.text("format")) {
            case "yaml" -> YamlWriter.write(file.yaml(arguments.text("name")));
            case "json" -> JsonWriter.indented(file.json(arguments.text("name")), "  ");
            default -> throw new UsageException("unsupported format \"" + arguments.text("format") + "\"");
        });
        return ExitCode.DONE;
    }
}
