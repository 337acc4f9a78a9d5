package io.jcompose.cli.command.image;

import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** {@code pull}: fetch images of services. */
public final class PullCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "pull", "[OPTIONS] [SERVICE...]",
            "Fetch images of services", Operands.ANY,
            """
                --ignore-buildable         | Leave out images that can be built
                --ignore-pull-failures     | Go on when an image cannot be fetched
                --include-deps             | Fetch images of dependencies too
                --no-parallel =true hidden | Has no effect
                --parallel =true hidden    | Has no effect
                --policy string            | When to fetch: missing or always
            -q, --quiet                    | Do not print progress
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        for (String old : List.of("no-parallel", "parallel")) {
            if (arguments.given(old)) invocation.console().err()
                    .println("option '--" + old + "' is DEPRECATED and will be ignored.");
        }
        var work = new ImageWork(invocation.wiring(), arguments.operands(), arguments.on("include-deps"));
        Plan plan = work.planner().pull(work.project(), work.observed(), arguments.ifGiven("policy"),
                arguments.on("ignore-buildable"));
        List<Failed> failures;
        try (ProgressView view = invocation.wiring().progress("Pulling")) {
            failures = work.attempt(plan, view, arguments.on("quiet"), step -> !work.buildable(step).isEmpty());
            var unbuilt = new ArrayList<String>();
            for (Failed failed : failures) unbuilt.addAll(work.buildable(failed.step()));
            if (!unbuilt.isEmpty()) view.line("WARNING: Some service image(s) must be built from source by running:\n"
                    + "    docker compose build " + String.join(" ", unbuilt));
        }
        // what can neither be fetched nor built ends the command with its own words
        if (!arguments.on("ignore-pull-failures")) work.refuse(failures, invocation.wiring().noProgress());
        return ExitCode.DONE;
    }
}
