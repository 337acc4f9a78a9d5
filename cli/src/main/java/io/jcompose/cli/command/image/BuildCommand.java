package io.jcompose.cli.command.image;

import io.jcompose.backends.docker.image.BakeFile;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.registry.ProxyVariables;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.notation.NotationException;
import io.jcompose.model.notation.SizeNotation;
import io.jcompose.model.spec.Build;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.image.BuildFlags;
import io.jcompose.planner.image.BuildPlanner;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code build}: build images of services. */
public final class BuildCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "build", "[OPTIONS] [SERVICE...]",
            "Build images of services", Operands.ANY,
            """
                --build-arg stringArray  | Set a build variable of services
                --builder string         | Builder to use
                --check                  | Check the build and do not run it
                --compress =true hidden  | Has no effect
                --force-rm =true hidden  | Has no effect
            -m, --memory bytes =0        | Memory limit of the build; not with BuildKit
                --no-cache               | Build everything anew
                --no-rm hidden           | Has no effect
                --parallel =true hidden  | Has no effect
                --print                  | Print what would be built, as a bake file
                --progress string hidden | How to show progress: auto, tty, plain, json or quiet
                --provenance string      | Add a provenance attestation
                --pull                   | Pull newer base images
                --push                   | Push images that were built
            -q, --quiet                  | Print nothing
                --sbom string            | Add a list of what is inside
                --ssh string             | SSH authentications of the build: default or ID=PATH
                --with-dependencies      | Build dependencies too
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        LoadRequest request = wiring.request(List.of());
        // a build may be based on a service that is not asked for, with what only that one uses
        request = request.withOptions(request.options().withEnvironment(EnvironmentResolution.NONE)
                .withAllResources(true));
        Project project = wiring.load(request).project();
        BuildSettings settings = settings(invocation);
        Plan plan = BuildPlanner.plan(project, names(arguments), arguments.on("with-dependencies"), flags(arguments));
        if (arguments.on("print")) {
            print(BuildPlanner.prepared(plan, settings, true), invocation);
            return ExitCode.DONE;
        }
        if (plan.isEmpty()) return ExitCode.DONE;
        var work = new ImageWork(wiring, project);
        boolean quiet = arguments.on("quiet");
        List<Failed> failures;
        try (ProgressView view = quiet ? wiring.noProgress() : wiring.progress("Building")) {
            failures = work.attempt(Convergence.builds(plan, wiring, settings), view, quiet, step -> false);
        }
        work.refuse(failures, wiring.noProgress());
        return ExitCode.DONE;
    }

    private static List<ServiceName> names(Arguments arguments) {
        var names = new ArrayList<ServiceName>();
        for (String name : arguments.operands()) names.add(new ServiceName(name));
        return names;
    }

    private static BuildFlags flags(Arguments arguments) {
        var args = new LinkedHashMap<String, Optional<String>>();
        for (String arg : arguments.all("build-arg")) {
            int equals = arg.indexOf('=');
            if (equals < 0) args.put(arg, Optional.empty());
            else args.put(arg.substring(0, equals), Optional.of(arg.substring(equals + 1)));
        }
        return new BuildFlags(args, arguments.on("no-cache"), arguments.on("pull"), keys(arguments), false);
    }

    private static List<Build.SshKey> keys(Arguments arguments) {
        if (!arguments.given("ssh")) return List.of();
        String text = arguments.text("ssh").isEmpty() ? "default" : arguments.text("ssh");
        int equals = text.indexOf('=');
        if (equals < 0 && !text.equals("default")) throw new UsageException("invalid ssh key \"" + text + "\"");
        return List.of(equals < 0 ? new Build.SshKey(text, "")
                : new Build.SshKey(text.substring(0, equals), text.substring(equals + 1)));
    }

    private static BuildSettings settings(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        long memory = memory(arguments.text("memory"));
        return new BuildSettings(arguments.on("push"), arguments.on("check"), arguments.on("quiet"),
                memory > 0 ? OptionalLong.of(memory) : OptionalLong.empty(), text(arguments, "builder"),
                text(arguments, "sbom"), text(arguments, "provenance"), "plain")
                .withProgress(progress(invocation));
    }

    private static long memory(String text) {
        try {
            return SizeNotation.parse(text).bytes();
        } catch (NotationException wrong) {
            throw new UsageException("invalid argument \"" + text + "\" for \"-m, --memory\" flag: invalid size: '"
                    + text + "'");
        }
    }

    private static String progress(Invocation invocation) {
        if (invocation.arguments().on("quiet")) return "quiet";
        String own = invocation.arguments().text("progress");
        return switch (own) {
            case "" -> invocation.wiring().buildProgress();
            case "json", "rawjson" -> "rawjson";
            case "quiet", "none" -> "quiet";
            case "auto", "tty", "plain" -> "plain";
            default -> throw new UsageException("unsupported --progress value \"" + own + "\"");
        };
    }

    private static Optional<String> text(Arguments arguments, String flag) {
        return arguments.ifGiven(flag).filter(value -> !value.isEmpty());
    }

    private static void print(Plan plan, Invocation invocation) {
        for (Step step : plan.steps()) {
            if (!(step.operation() instanceof Operation.BuildImages build)) continue;
            BakeFile file = BakeFile.of(build, ProxyVariables.read(invocation.global().environment(), ""));
            invocation.console().line(JsonWriter.indented(file.json(), "  "));
        }
    }
}
