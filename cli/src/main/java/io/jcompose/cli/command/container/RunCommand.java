package io.jcompose.cli.command.container;

import io.jcompose.backends.execute.ExecutionReport;
import io.jcompose.backends.execute.StepOutcome;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.command.convergence.UpFlags;
import io.jcompose.cli.command.convergence.UpFlags.OrphanVariables;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.Narrator.HookOutput;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.oneoff.OneOff;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** {@code run}: run a command in a new container of a service. */
public final class RunCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "run", "[OPTIONS] SERVICE [COMMAND] [ARGS...]",
            "Run a command in a new container of a service", Operands.atLeast(1),
            """
                --build                          | Build the image before starting the container
                --cap-add list                   | Add Linux capabilities
                --cap-drop list                  | Drop Linux capabilities
            -d, --detach                         | Leave the container running in the background and print its id
                --entrypoint string              | Replace the entrypoint of the image
            -e, --env stringArray                | Set a variable in the container
                --env-from-file stringArray      | Set variables in the container from a file
            -i, --interactive =true              | Keep standard input open
            -l, --label stringArray aka:labels   | Add or replace a label
                --name string                    | Name of the container
            -T, --no-TTY =auto aka:no-tty        | Allocate no terminal (default: one when standard input is a terminal)
                --no-deps                        | Do not start dependencies
            -p, --publish stringArray            | Publish ports of the container
                --pull string =policy            | Pull images before running: always, missing, never, build, if_not_present
            -q, --quiet                          | Print nothing but the output of the command
                --quiet-build                    | Do not print the output of the build
                --quiet-pull                     | Do not print the progress of pulls
                --remove-orphans                 | Remove containers of services that the Compose file no longer has
                --rm                             | Remove the container when it ends
            -P, --service-ports                  | Publish all ports of the service
            -t, --tty =true hidden               | Allocate a terminal
                --use-aliases                    | Let the container be found under the service's names
            -u, --user string                    | Run as this user, by name or id
            -v, --volume stringArray aka:volumes | Mount a volume
            -w, --workdir string                 | Working directory inside the container
            """).flagsFirst();

    private static final int SHORT_SLUG = 12;

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        var serviceName = new ServiceName(arguments.operands().get(0));
        Project project = wiring.project(List.of(serviceName.value()));
        Service service = project.services().get(serviceName);
        if (service == null) throw new UsageException("no such service: " + serviceName);
        if (arguments.on("no-deps")) project = ServiceSelection.only(project, Set.of(serviceName));
        var flags = new RunFlags(arguments, invocation.console(), project.environment());
        String slug = slug();
        String name = String.join(project.separator(), project.name(), serviceName.value(), "run",
                slug.substring(0, SHORT_SLUG));
        var wanted = new OneOff(flags.apply(service, name), slug, arguments.on("use-aliases"), arguments.on("rm"));

        var convergence = new Convergence(wiring, project);
        PlanOptions options = new UpFlags(arguments, invocation.global().environment(), OrphanVariables.ONLY_IGNORE)
                .options(project).withServices(List.of(), false);
        boolean quiet = arguments.on("quiet");
        boolean quietPull = quiet || arguments.on("quiet-pull");
        boolean quietBuild = quiet || arguments.on("quiet-build");
        // what it depends on is brought and started first: its own image may be made of theirs
        convergence.imagesAround(serviceName, options, quietPull, quietBuild);
        Plan around = convergence.planAround(serviceName, options);
        carryOut(wiring, convergence, around, quiet);
        if (!around.isEmpty()) convergence.observe();
        boolean detached = arguments.on("detach");
        if (wiring.dryRun() && !detached) throw new UsageException("interactive run is not supported in dry-run mode");
        if (flags.terminal && flags.interactive && !invocation.console().inIsTerminal()) {
            throw new UsageException("the input device is not a TTY");
        }
        convergence.imageOf(serviceName, options, quietPull, quietBuild);
        Plan own = convergence.planOneOff(wanted);
        for (String warning : own.warnings()) wiring.diagnostics().warning(warning);
        // one step: nothing to wait for, and nothing to tell
        ExecutionReport report = carryOut(wiring, convergence, own, quiet || own.steps().size() == 1);
        var session = new RunSession(invocation, convergence.backend(), wanted);
        if (!detached) return session.hold(flags);
        return session.leave(wiring.dryRun() ? wanted.name() : id(report)); // what was only imagined has no id to use
    }

    private static ExecutionReport carryOut(Wiring wiring, Convergence convergence, Plan plan, boolean quiet) {
        try (ProgressView view = quiet ? wiring.noProgress() : wiring.progress("Running")) {
            return new Execution(wiring, convergence.backend()).run(plan, view, HookOutput.NONE);
        }
    }

    private static String id(ExecutionReport report) {
        for (StepOutcome outcome : report.outcomes()) {
            if (outcome instanceof StepOutcome.Succeeded done && done.performed().id().isPresent()) {
                return done.performed().id().get();
            }
        }
        throw new IllegalStateException("nothing was created");
    }

    private static String slug() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
