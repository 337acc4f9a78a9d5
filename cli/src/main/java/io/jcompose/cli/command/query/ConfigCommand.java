package io.jcompose.cli.command.query;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.spec.Project;
import io.jcompose.model.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code config}: check the Compose file and print it in full form. */
public final class ConfigCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "config", "[OPTIONS] [SERVICE...]",
            "Check the Compose file and print it in full form", Operands.ANY,
            """
                --environment           | Print the variables that interpolation sees
                --format string         | How to print: yaml (the default) or json
                --hash string           | Print the configuration hash of these services, comma separated, or * for all
                --images                | Print names of images, one a line
                --lock-image-digests    | Print an override file that fixes the digests of images
                --models                | Print names of models, one a line
                --networks              | Print names of networks, one a line
                --no-consistency        | Do not check that what is referred to exists
                --no-env-resolution     | Do not read the env files of services
                --no-interpolate        | Leave variables as they are written
                --no-normalize          | Do not fill in defaults
                --no-path-resolution    | Leave paths as they are written
            -o, --output string         | Write to this file instead of standard output
                --profiles              | Print names of profiles, one a line
            -q, --quiet                 | Check only, print nothing
                --resolve-image-digests | Replace tags of images by digests
                --services              | Print names of services, one a line
                --variables             | Print the variables that the file uses, with their defaults
                --volumes               | Print names of volumes, one a line
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    /** The flags that ask for a list instead of the document. */
    private static final List<
            String> LISTS = List.of("services", "volumes", "networks", "models", "profiles", "images", "environment");

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        String text = answer(invocation, arguments);
        if (arguments.on("quiet")) return ExitCode.DONE;
        String file = arguments.text("output");
        if (file.isEmpty()) invocation.console().out().append(text);
        else write(ProjectOptions.currentDirectory(invocation.global().environment()).resolve(file), text);
        return ExitCode.DONE;
    }

    private static String answer(Invocation invocation, Arguments arguments) {
        if (arguments.given("hash")) {
            return ProjectLists.hashes(load(invocation, EnvironmentResolution.NONE), arguments.text("hash"));
        }
        for (String list : LISTS) {
            if (arguments.on(list)) return ProjectLists.print(list, load(invocation, EnvironmentResolution.NONE));
        }
        return document(invocation, arguments);
    }

    private static String document(Invocation invocation, Arguments arguments) {
        EnvironmentResolution environment = arguments.on("no-env-resolution")
                ? EnvironmentResolution.NONE
                : EnvironmentResolution.ENABLED;
        Project project = load(invocation, environment);
        String text = switch (arguments.text("format")) {
            case "", "yaml" -> YamlWriter.write(CanonicalForm.of(project, Dialect.YAML));
            case "json" -> JsonWriter.indented(CanonicalForm.of(project, Dialect.JSON), "  ") + "\n";
            default -> throw new UsageException("unsupported format \"" + arguments.text("format") + "\"");
        };
        // read again, the text must mean what it says: a dollar sign stands for itself
        return text.indexOf('$') < 0 ? text : text.replace("$", "$$");
    }

    private static Project load(Invocation invocation, EnvironmentResolution environment) {
        Arguments arguments = invocation.arguments();
        var request = invocation.wiring().request(arguments.operands());
        LoadOptions options = request.options()
                .withInterpolate(!arguments.on("no-interpolate"))
                .withNormalize(!arguments.on("no-normalize"))
                .withResolvePaths(!arguments.on("no-path-resolution"))
                .withCheckConsistency(!arguments.on("no-consistency"))
                .withEnvironment(environment);
        return invocation.wiring().load(request.withOptions(options)).project();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "cannot write " + file + ": " + unwritable.getMessage(), null, unwritable);
        }
    }
}
