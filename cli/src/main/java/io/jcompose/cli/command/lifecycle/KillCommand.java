package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.planner.plan.Plan;

/** {@code kill}: send a signal to containers, by default one that ends them at once. */
public final class KillCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "kill", "[OPTIONS] [SERVICE...]",
            "Send a signal to containers, by default one that ends them at once", Operands.ANY,
            """
                --remove-orphans         | Remove containers of services that the Compose file no longer has
            -s, --signal string =SIGKILL | Signal to send
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        boolean orphans = arguments.given("remove-orphans")
                ? arguments.on("remove-orphans")
                : GlobalOptions.isTrue("COMPOSE_REMOVE_ORPHANS", invocation.global().environment());
        var kill = new Lifecycle(invocation);
        Plan plan = kill.planner.kill(
                kill.project, kill.observed(), kill.services(), arguments.text("signal"), orphans);
        if (!plan.isEmpty() && !kill.namesNothing()) return kill.carryOut(plan, "Killing");
        invocation.console().err().append("no container to kill");
        return ExitCode.DONE;
    }
}
