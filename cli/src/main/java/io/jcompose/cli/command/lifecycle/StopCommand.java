package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code stop}: stop containers and keep them. */
public final class StopCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "stop", "[OPTIONS] [SERVICE...]",
            "Stop containers and keep them", Operands.ANY,
            """
            -t, --timeout int =0 | Seconds to wait for containers to stop
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var stop = new Lifecycle(invocation);
        if (stop.namesNothing()) return ExitCode.DONE;
        return stop.carryOut(
                stop.planner.stop(stop.project, stop.observed(), stop.services(), stop.seconds("timeout")), "Stopping");
    }
}
