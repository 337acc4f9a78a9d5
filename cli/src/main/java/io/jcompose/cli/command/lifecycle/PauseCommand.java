package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code pause}: freeze containers. */
public final class PauseCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of("pause", "[SERVICE...]", "Freeze containers", Operands.ANY, "");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var pause = new Lifecycle(invocation);
        if (pause.namesNothing()) return ExitCode.DONE;
        return pause.carryOut(pause.planner.pause(pause.project, pause.observed(), pause.services()), "Pausing");
    }
}
