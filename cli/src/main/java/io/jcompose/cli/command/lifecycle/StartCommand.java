package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;

/** {@code start}: start containers that exist. */
public final class StartCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "start", "[OPTIONS] [SERVICE...]",
            "Start containers that exist", Operands.ANY,
            """
                --no-supervise        | Do not restart unhealthy containers
                --wait                | Wait until services are running or healthy
                --wait-timeout int =0 | Seconds to wait at most for services to be running or healthy
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var start = new Lifecycle(invocation);
        if (start.namesNothing()) throw new UsageException(
                "no such service: \"" + invocation.arguments().operands().get(0) + "\": not found");
        if (!start.isFromFile() && start.project.services().isEmpty()) throw new UsageException(
                "no container found for project \"" + start.project.name() + "\": not found");
        boolean wait = invocation.arguments().on("wait");
        int code = start.carryOut(
                start.planner.start(start.project, start.observed(), start.services(), wait,
                        start.seconds("wait-timeout").filter(limit -> !limit.isZero())),
                "Starting");
        start.ensureSupervision();
        return code;
    }
}
