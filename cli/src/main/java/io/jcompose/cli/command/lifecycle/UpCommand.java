package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.attached.AttachedUp;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.UpFlags;
import io.jcompose.cli.command.supervise.Background;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;

/** {@code up}: create and start what the project needs. */
public final class UpCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "up", "[OPTIONS] [SERVICE...]",
            "Create and start what the project needs", Operands.ANY,
            """
                --abort-on-container-exit    | Stop everything when a container ends; not with -d
                --abort-on-container-failure | Stop everything when a container fails; not with -d
                --always-recreate-deps       | Recreate dependencies too; not with --no-recreate
                --attach stringArray         | Show the output of these services only; not with --attach-dependencies
                --attach-dependencies        | Show the output of dependencies too
                --build                      | Build images before starting containers
            -d, --detach                     | Leave containers running in the background
                --exit-code-from string      | Return the exit code of this service's container; implies --abort-on-container-exit
                --force-recreate             | Recreate containers even when nothing has changed
                --menu                       | Offer shortcut keys while attached; not with --detach
                --no-attach stringArray      | Do not show the output of these services
                --no-build                   | Do not build an image, even when it is missing
                --no-color                   | Print output without colours
                --no-deps                    | Do not start dependencies
                --no-log-prefix              | Print output without the container's name before each line
                --no-recreate                | Keep containers that exist as they are; not with --force-recreate
                --no-supervise               | Do not restart unhealthy containers
                --no-start                   | Create, and do not start
                --pull string =policy        | Pull images before running: always, missing, never, build, if_not_present
                --quiet-build                | Do not print the output of builds
                --quiet-pull                 | Do not print the progress of pulls
                --remove-orphans             | Remove containers of services that the Compose file no longer has
            -V, --renew-anon-volumes         | Start with new anonymous volumes instead of those of the previous containers
                --scale stringArray          | Run NUM containers of a service: SERVICE=NUM; overrides the Compose file
            -t, --timeout int =0             | Seconds to wait for containers to stop
                --timestamps                 | Print a time stamp before each line of output
                --wait                       | Wait until services are running or healthy; implies --detach
                --wait-timeout int =0        | Seconds to wait at most for services to be running or healthy
            -w, --watch                      | Watch source files, and rebuild or refresh containers when they change
            -y, --yes aka:y!                 | Answer every question with yes
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        var flags = new UpFlags(arguments, invocation.global().environment()).check();
        Wiring wiring = invocation.wiring();
        Project project = wiring.project(arguments.operands());
        if (project.services().isEmpty() && !invocation.global().allResources()) throw new UsageException(
                "no service selected");
        PlanOptions options = flags.options(project);
        var convergence = new Convergence(wiring, project);
        convergence.images(options, arguments.on("quiet-pull"), arguments.on("quiet-build"));
        if (arguments.on("detach") || arguments.on("wait") || arguments.on("no-start")) {
            Plan plan = convergence.planWithImages(options, arguments.on("yes"));
            convergence.execute(plan);
            if (arguments.on("wait") && !wiring.dryRun()) convergence.confirm(plan);
            if (!arguments.on("no-start")) {
                Background.ensure(invocation, project, convergence.observed().containers(), !plan.isEmpty());
            }
            return ExitCode.DONE;
        }
        return new AttachedUp(invocation, project, convergence).run(options);
    }
}
