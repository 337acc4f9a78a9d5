package io.jcompose.cli.command.query;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.UpFlags;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.print.PlanGraph;
import io.jcompose.planner.print.PlanJson;
import io.jcompose.planner.print.PlanPrinter;

/** {@code plan}: show what up would do, and why; exit code 0 for nothing, 2 for something. */
public final class PlanCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "plan", "[OPTIONS] [SERVICE...]",
            "Show what up would do, and why; exit code 0 for nothing, 2 for something", Operands.ANY,
            """
                --always-recreate-deps | Recreate dependencies too; not with --no-recreate
                --build                | Build images
                --force-recreate       | Recreate containers even when nothing has changed
                --format string =text  | How to print: text, json, dot or mermaid
                --no-build             | Do not build an image, even when it is missing
                --no-deps              | Do not start dependencies
                --no-recreate          | Keep containers that exist as they are; not with --force-recreate
                --no-start             | Create, and do not start
                --pull string =policy  | Pull images before running: always, missing, never, build, if_not_present
                --remove-orphans       | Remove containers of services that the Compose file no longer has
            -V, --renew-anon-volumes   | Start with new anonymous volumes instead of those of the previous containers
                --scale stringArray    | Run NUM containers of a service: SERVICE=NUM; overrides the Compose file
            -t, --timeout int =0       | Seconds to wait for containers to stop
                --wait                 | Wait until services are running or healthy
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
        Plan plan = new Convergence(wiring, project).plan(flags.options(project));
        String text = switch (arguments.text("format")) {
            case "text", "" -> PlanPrinter.print(plan);
            case "json" -> PlanJson.print(plan);
            case "dot" -> PlanGraph.dot(plan);
            case "mermaid" -> PlanGraph.mermaid(plan);
            default -> throw new UsageException("unsupported format \"" + arguments.text("format") + "\"");
        };
        for (String warning : plan.warnings()) wiring.diagnostics().warning(warning);
        invocation.console().out().append(text);
        return plan.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
