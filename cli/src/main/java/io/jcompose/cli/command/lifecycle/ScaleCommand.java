package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.supervise.Background;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.PlanOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

/** {@code scale}: change how many containers services have. */
public final class ScaleCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "scale", "[SERVICE=REPLICAS...]",
            "Change how many containers services have", Operands.atLeast(1),
            """
                --no-deps      | Do not start dependencies
                --no-supervise | Do not restart unhealthy containers
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Wiring wiring = invocation.wiring();
        var scale = new HashMap<ServiceName, Integer>();
        for (String specifier : invocation.arguments().operands()) {
            int equals = specifier.indexOf('=');
            if (equals < 1 || equals == specifier.length() - 1) throw new UsageException(
                    "invalid scale specifier: " + specifier);
            try {
                int replicas = Integer.parseInt(specifier.substring(equals + 1));
                if (replicas < 0) throw new UsageException(
                        "invalid scale specifier: " + specifier + ": cannot be negative");
                scale.put(new ServiceName(specifier.substring(0, equals)), replicas);
            } catch (NumberFormatException notANumber) {
                throw new UsageException("invalid scale specifier: can't parse replica value as int: " + specifier);
            }
        }
        var services = new ArrayList<>(scale.keySet());
        var names = new ArrayList<String>();
        for (ServiceName serviceName : services) names.add(serviceName.value());
        Project project = wiring.project(names);
        for (ServiceName serviceName : services) {
            if (!project.services()
                    .containsKey(serviceName)) throw new UsageException("no such service: " + serviceName);
        }
        PlanOptions options = PlanOptions.defaults()
                .withServices(services, invocation.arguments().on("no-deps"))
                .withOrphans(PlanOptions.Orphans.WARN)
                .withScale(scale)
                .withImages(PlanOptions.Build.MISSING, Optional.empty(), Instant.now());
        var convergence = new Convergence(wiring, project);
        convergence.images(options);
        convergence.execute(convergence.planWithImages(options, false));
        Background.ensure(invocation, project, convergence.observed().containers(), true);
        return ExitCode.DONE;
    }
}
