package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.UpFlags;
import io.jcompose.cli.command.convergence.UpFlags.OrphanVariables;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.PlanOptions;

/** {@code create}: create containers and do not start them. */
public final class CreateCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "create", "[OPTIONS] [SERVICE...]",
            "Create containers and do not start them", Operands.ANY,
            """
                --build               | Build images before creating containers
                --force-recreate      | Recreate containers even when nothing has changed
                --no-build            | Do not build an image, even when it is missing
                --no-recreate         | Keep containers that exist as they are; not with --force-recreate
                --pull string =policy | Pull images before running: always, missing, never, build, if_not_present
                --quiet-pull          | Do not print the progress of pulls
                --remove-orphans      | Remove containers of services that the Compose file no longer has
                --scale stringArray   | Run NUM containers of a service: SERVICE=NUM; overrides the Compose file
            -y, --yes aka:y!          | Answer every question with yes
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        var flags = new UpFlags(arguments, invocation.global().environment(), OrphanVariables.NONE).check();
        Wiring wiring = invocation.wiring();
        Project project = wiring.project(arguments.operands());
        PlanOptions options = flags.options(project).withoutStart();
        var convergence = new Convergence(wiring, project);
        convergence.images(options, arguments.on("quiet-pull"), false);
        convergence.execute(convergence.planWithImages(options, arguments.on("yes")));
        return ExitCode.DONE;
    }
}
