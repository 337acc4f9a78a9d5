package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;

/** {@code restart}: restart containers as they are. */
public final class RestartCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "restart", "[OPTIONS] [SERVICE...]",
            "Restart containers as they are", Operands.ANY,
            """
                --no-deps        | Do not restart dependants
                --no-supervise   | Do not restart unhealthy containers
            -t, --timeout int =0 | Seconds to wait for containers to stop
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var restart = new Lifecycle(invocation);
        if (restart.namesNothing()) throw new UsageException(
                "no such service: " + invocation.arguments().operands().get(0));
        boolean noDeps = invocation.arguments().on("no-deps");
        int code = restart.carryOut(
                restart.planner.restart(
                        restart.project, restart.observed(), restart.services(), noDeps, restart.seconds("timeout")),
                "Restarting");
        restart.ensureSupervision();
        return code;
    }
}
