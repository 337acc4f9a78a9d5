package io.jcompose.cli.command.lifecycle;

import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.command.supervise.Background;
import io.jcompose.cli.option.Arguments;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What commands about existing containers have in common: a project, from its file or from labels, and the engine. */
final class Lifecycle {
    final Project project;
    final Planner planner;
    private final Invocation invocation;
    private final Wiring wiring;
    private final Arguments arguments;
    private final ObservationScope scope;
    private final Backend backend;
    private final boolean fromFile;
    private ObservedState observed;

    Lifecycle(Invocation invocation) {
        this(invocation, false);
    }

    /** {@code images}: the images that containers use matter too, even if only the containers tell which they are. */
    Lifecycle(Invocation invocation, boolean images) {
        this.invocation = invocation;
        this.wiring = invocation.wiring();
        this.arguments = invocation.arguments();
        Target target = wiring.target(arguments.operands());
        Backend real = wiring.backend();
        this.fromFile = target.project().isPresent();
        ObservationScope known = target.project().map(ObservationScope::of)
                .orElseGet(() -> ObservationScope.named(target.name()));
        ObservedState first = real.observe(known);
        this.project = target.project().orElseGet(() -> LabelledProject.of(first));
        boolean again = images && !fromFile && !project.services().isEmpty();
        this.scope = again ? ObservationScope.of(project) : known;
        this.observed = again ? real.observe(scope) : first;
        this.planner = new Planner(Convergence.topology(real));
        this.backend = wiring.dryRun() ? wiring.imagined(observed) : real;
    }

    /** Returns what the engine held when it was last looked at. */
    ObservedState observed() {
        return observed;
    }

    /** Looks at the engine again. */
    ObservedState observe() {
        observed = backend.observe(scope);
        return observed;
    }

    /**
     * Returns the services named on the command line. Without a file, nobody knows whether one that has no container is
     * a mistake: it is left out, as docker compose does.
     */
    List<ServiceName> services() {
        var names = new ArrayList<ServiceName>();
        for (String operand : arguments.operands()) {
            var name = new ServiceName(operand);
            if (fromFile || project.services().containsKey(name)) names.add(name);
        }
        return names;
    }

    /** Returns whether services were named, and all of them are left out. */
    boolean namesNothing() {
        return !arguments.operands().isEmpty() && services().isEmpty();
    }

    /** Returns whether the project is the one of a file, and not only what its containers tell. */
    boolean isFromFile() {
        return fromFile;
    }

    /** Returns the seconds of a flag, when it was given. */
    Optional<Duration> seconds(String flag) {
        return arguments.given(flag)
                ? Optional.of(Duration.ofSeconds(arguments.number(flag).getAsInt()))
                : Optional.empty();
    }

    /** Has what runs now supervised, if it is to be. */
    void ensureSupervision() {
        if (fromFile) Background.ensure(invocation, project, observed.containers(), false);
        else Background.ensure(invocation, observed.containers());
    }

    /** Carries a plan out and returns the exit code. */
    int carryOut(Plan plan, String title) {
        for (String warning : plan.warnings()) wiring.diagnostics().warning(warning);
        new Execution(wiring, backend).runChanges(plan, title);
        return ExitCode.DONE;
    }
}
