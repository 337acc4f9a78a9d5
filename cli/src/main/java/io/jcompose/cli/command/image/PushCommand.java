package io.jcompose.cli.command.image;

import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.progress.ProgressView;
import java.util.List;

/** {@code push}: send images of services to their registries. */
public final class PushCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "push", "[OPTIONS] [SERVICE...]",
            "Send images of services to their registries", Operands.ANY,
            """
                --ignore-push-failures | Go on when an image cannot be sent
                --include-deps         | Send images of dependencies too
            -q, --quiet                | Do not print progress
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        var work = new ImageWork(wiring, arguments.operands(), arguments.on("include-deps"));
        boolean ignored = arguments.on("ignore-push-failures");
        List<Failed> failures;
        try (ProgressView view = arguments.on("quiet") ? wiring.noProgress() : wiring.progress("Pushing")) {
            failures = work.attempt(work.planner().push(work.project()), view, false, step -> ignored);
            if (ignored) for (Failed failed : failures)
                view.line(
                        "Pushing " + work.services(failed.step()).get(0) + ": " + failed.cause().getMessage());
        }
        if (!ignored) work.refuse(failures, wiring.noProgress());
        return ExitCode.DONE;
    }
}
