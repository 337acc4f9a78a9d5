package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.Prompt;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code rm}: remove stopped containers. */
public final class RmCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "rm", "[OPTIONS] [SERVICE...]",
            "Remove stopped containers", Operands.ANY,
            """
            -a, --all hidden | Has no effect
            -f, --force      | Do not ask
            -s, --stop       | Stop containers first
            -v, --volumes    | Remove their anonymous volumes too
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        var rm = new Lifecycle(invocation);
        if (arguments.on("stop") && !rm.namesNothing()) {
            rm.carryOut(
                    rm.planner.stop(rm.project, rm.observed(), rm.services(), Optional.empty()), "Stopping");
            rm.observe();
        }
        Plan plan = rm.planner.remove(rm.project, rm.observed(), rm.services(), false, arguments.on("volumes"));
        Console console = invocation.console();
        if (plan.isEmpty() || rm.namesNothing()) {
            console.err().append("No stopped containers\n");
            return ExitCode.DONE;
        }
        String question = "Going to remove " + String.join(", ", names(plan));
        if (arguments.on("force")) console.line(question);
        else if (!Prompt.confirm(console, question)) return ExitCode.DONE;
        console.flush();
        return rm.carryOut(plan, "Removing");
    }

    private static List<String> names(Plan plan) {
        var names = new ArrayList<String>();
        for (Step step : plan.steps()) {
            if (step.operation() instanceof Operation.RemoveContainer remove) names.add(remove.target().name());
        }
        return names;
    }
}
