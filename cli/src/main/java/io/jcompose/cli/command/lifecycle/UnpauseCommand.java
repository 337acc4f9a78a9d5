package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code unpause}: thaw frozen containers. */
public final class UnpauseCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "unpause", "[SERVICE...]",
            "Thaw frozen containers", Operands.ANY,
            "");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var unpause = new Lifecycle(invocation);
        if (unpause.namesNothing()) return ExitCode.DONE;
        return unpause.carryOut(
                unpause.planner.unpause(unpause.project, unpause.observed(), unpause.services()), "Unpausing");
    }
}
