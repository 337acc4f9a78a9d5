package io.jcompose.cli.command.config;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.consistency.ContainerNames;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.explain.Explainer;
import io.jcompose.model.explain.Explanation;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.LoadedModel;
import io.jcompose.model.load.remote.ImageDigests;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Project;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code config}: check the Compose file and print it in full form. */
public final class ConfigCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "config", "[OPTIONS] [SERVICE...]",
            "Check the Compose file and print it in full form", Operands.ANY,
            """
                --diagnostics           | Print every problem and warning with its place, instead of the project
                --environment           | Print the variables that interpolation sees
                --explain               | Print where each value came from; with operands, those at or below these PATHs
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

    /** The flags that ask for a list of all services, whatever services were named. */
    private static final List<String> WHOLE_LISTS = List.of("services", "volumes", "networks", "models");

    /** The flags that ask for a list of the services named. */
    private static final List<String> LISTS = List.of("profiles");

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Optional<String> list = list(invocation, arguments);
        if (list.isPresent()) {
            invocation.console().out().append(list.get());
            return ExitCode.DONE;
        }
        if (arguments.on("diagnostics")) return diagnostics(invocation, arguments);
        boolean json = arguments.text("format").equals("json");
        if (json && arguments.on("quiet") && !arguments.on("explain")) return quietJson(invocation, arguments);
        String text = arguments.on("explain")
                ? explanation(invocation, arguments)
                : document(invocation, arguments);
        if (arguments.on("quiet")) return ExitCode.DONE;
        String file = arguments.text("output");
        if (file.isEmpty() || text.isEmpty()) invocation.console().out().append(text);
        else write(ProjectOptions.currentDirectory(invocation.global().environment()).resolve(file), text);
        return ExitCode.DONE;
    }

    /** Returns what is printed instead of the document when a flag asks for it; the first one in this order counts. */
    private static Optional<String> list(Invocation invocation, Arguments arguments) {
        if (arguments.on("services") && arguments.on("no-interpolate")) {
            return Optional.of(ConfigDocument.rawServices(model(invocation).model()));
        }
        for (String list : WHOLE_LISTS) {
            if (arguments.on(list)) {
                return Optional.of(ProjectLists.print(list, load(invocation, List.of(), EnvironmentResolution.NONE)));
            }
        }
        if (!arguments.text("hash").isEmpty()) {
            Project project = load(invocation, List.of(), EnvironmentResolution.NONE);
            return Optional.of(ProjectLists.hashes(project, arguments.text("hash")));
        }
        for (String list : LISTS) {
            if (arguments.on(list)) {
                return Optional.of(ProjectLists.print(
                        list, load(invocation, arguments.operands(), EnvironmentResolution.NONE)));
            }
        }
        if (arguments.on("images")) {
            Project project = load(invocation, arguments.operands(), EnvironmentResolution.NONE);
            return Optional.of(ProjectLists.images(project));
        }
        if (arguments.on("variables")) {
            return Optional.of(ConfigDocument.variables(model(invocation).model(), arguments.text("format")));
        }
        if (arguments.on("environment")) {
            return Optional.of(ProjectLists.print(
                    "environment", load(invocation, arguments.operands(), EnvironmentResolution.ENABLED)));
        }
        return Optional.empty();
    }

    private static String document(Invocation invocation, Arguments arguments) {
        String format = arguments.text("format");
        boolean lock = arguments.on("lock-image-digests");
        boolean pinned = lock || arguments.on("resolve-image-digests");
        if (arguments.on("no-interpolate")) {
            YamlNode.Mapping model = model(invocation).model();
            if (pinned) model = PinnedImages.of(model, new ImageDigests(invocation.wiring().registries()));
            return lock ? ConfigDocument.rawImages(model, format) : ConfigDocument.raw(model, format);
        }
        // --no-env-resolution changes nothing in docker compose 2.40.3: env files are read all the same.
        var loaded = invocation.wiring().load(request(invocation, arguments.operands(), EnvironmentResolution.ENABLED));
        Project project = pinned
                ? PinnedImages.of(loaded.project(), new ImageDigests(invocation.wiring().registries()))
                : loaded.project();
        if (!arguments.on("no-consistency")) {
            List<Diagnostic> problems = ContainerNames.check(project, loaded.model());
            if (!problems.isEmpty()) throw new InvalidProjectException(problems);
        }
        return lock ? ConfigDocument.images(project, format) : ConfigDocument.of(project, format);
    }

    /** Prints everything that there is to say about the project on standard output. */
    private static int diagnostics(Invocation invocation, Arguments arguments) {
        var findings = Findings.of(invocation.wiring().loader(),
                request(invocation, arguments.operands(), EnvironmentResolution.ENABLED));
        invocation.console().out().append(switch (arguments.text("format")) {
            case "", "yaml" -> FindingsPrinter.text(findings.diagnostics());
            case "json" -> FindingsPrinter.json(findings.diagnostics());
            default -> throw new UsageException("unsupported format \"" + arguments.text("format") + "\"");
        });
        return findings.failure().isPresent() ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** Like docker compose, says nothing about a project that is right; says for machines what is wrong with another. */
    private static int quietJson(Invocation invocation, Arguments arguments) {
        var findings = Findings.of(invocation.wiring().loader(),
                request(invocation, arguments.operands(), EnvironmentResolution.ENABLED));
        if (findings.failure().isPresent()) {
            invocation.console().out().append(FindingsPrinter.json(findings.diagnostics()));
            throw findings.failure().get();
        }
        invocation.wiring().diagnostics().warnings(findings.diagnostics());
        return ExitCode.DONE;
    }

    private static String explanation(Invocation invocation, Arguments arguments) {
        var project = invocation.wiring().trace(request(invocation, List.of(), EnvironmentResolution.ENABLED));
        Explanation explanation = ExplanationPrinter.select(Explainer.explain(project), arguments.operands());
        return switch (arguments.text("format")) {
            case "", "yaml" -> ExplanationPrinter.text(explanation);
            case "json" -> ExplanationPrinter.json(explanation);
            default -> throw new UsageException("unsupported format \"" + arguments.text("format") + "\"");
        };
    }

    private static LoadedModel model(Invocation invocation) {
        LoadRequest request = request(invocation, List.of(), EnvironmentResolution.NONE);
        return invocation.wiring().loadModel(request.withOptions(request.options().withInterpolate(false)));
    }

    private static Project load(Invocation invocation, List<String> services, EnvironmentResolution environment) {
        return invocation.wiring().load(request(invocation, services, environment)).project();
    }

    private static LoadRequest request(
            Invocation invocation, List<String> services, EnvironmentResolution environment) {
        Arguments arguments = invocation.arguments();
        var request = invocation.wiring().request(services);
        LoadOptions options = request.options()
                .withInterpolate(!arguments.on("no-interpolate"))
                .withNormalize(!arguments.on("no-normalize") && !invocation.global().compatibilityFlag())
                .withResolvePaths(!arguments.on("no-path-resolution"))
                .withCheckConsistency(!arguments.on("no-consistency"))
                .withEnvironment(environment);
        return request.withOptions(options);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "open " + file + ": " + reason(unwritable), null, unwritable);
        }
    }

    private static String reason(IOException unwritable) {
        if (unwritable instanceof NoSuchFileException) return "no such file or directory";
        if (unwritable instanceof AccessDeniedException) return "permission denied";
        if (unwritable instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(unwritable.getMessage());
    }
}
