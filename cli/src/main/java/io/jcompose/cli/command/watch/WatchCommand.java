package io.jcompose.cli.command.watch;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.Console;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.PlanOptions.Build;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** {@code watch}: watch source files, and rebuild or refresh containers when they change. */
public final class WatchCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "watch", "[SERVICE...]",
            "Watch source files, and rebuild or refresh containers when they change", Operands.ANY,
            """
                --no-up       | Do not build and start services first
                --prune =true | Remove images that a rebuild leaves behind
                --quiet       | Do not print the output of builds
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        Console console = invocation.console();
        Project project = wiring.project(arguments.operands());
        var session = new WatchSession(wiring, project, arguments.operands(), arguments.on("quiet"),
                arguments.on("prune"), sentence -> {
                    console.line(sentence);
                    console.flush();
                });
        try (var lock = WatchLock.of(project.name(), invocation.global().environment())) {
            if (!arguments.on("no-up")) up(wiring, project, arguments, session.builds());
            if (wiring.dryRun()) return ExitCode.DONE;
            try (var interrupts = Interrupts.ofThisThread()) {
                session.run();
            }
        }
        return ExitCode.DONE;
    }

    private static void up(Wiring wiring, Project project, Arguments arguments, boolean builds) {
        var services = new ArrayList<ServiceName>();
        for (String name : arguments.operands()) services.add(new ServiceName(name));
        PlanOptions options = PlanOptions.defaults().withServices(services, false)
                .withImages(builds ? Build.ALL : Build.MISSING, Optional.empty(), Instant.now());
        var convergence = new Convergence(wiring, project);
        convergence.images(options, false, arguments.on("quiet"));
        convergence.execute(convergence.planWithImages(options, false));
    }
}
