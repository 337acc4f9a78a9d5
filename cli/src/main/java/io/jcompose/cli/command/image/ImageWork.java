package io.jcompose.cli.command.image;

import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.Planner;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What commands about images have in common: the services asked for, the engine, and what failed. */
final class ImageWork {
    private final Project project;
    private final ObservedState observed;
    private final Planner planner;
    private final Execution execution;

    /**
     * Loads the project and looks at the engine.
     *
     * @param names services named on the command line; empty: all
     * @param deps  whether services that those depend on are meant too
     */
    ImageWork(Wiring wiring, List<String> names, boolean deps) {
        this(wiring, selected(wiring.project(names), names, deps));
    }

    ImageWork(Wiring wiring, Project project) {
        this.project = project;
        Backend real = wiring.backend();
        this.observed = real.observe(ObservationScope.of(project));
        this.planner = new Planner(Convergence.topology(real));
        this.execution = new Execution(wiring, wiring.dryRun() ? wiring.imagined(observed) : real);
    }

    private static Project selected(Project project, List<String> names, boolean deps) {
        if (deps || names.isEmpty()) return project;
        var chosen = new TreeSet<ServiceName>();
        for (String name : names) chosen.add(new ServiceName(name));
        return ServiceSelection.only(project, chosen);
    }

    Project project() {
        return project;
    }

    ObservedState observed() {
        return observed;
    }

    Planner planner() {
        return planner;
    }

    /** Does what can be done; returns what failed. */
    List<Failed> attempt(Plan plan, ProgressView view, boolean quiet, Predicate<Step> forgiven) {
        return execution.attempt(plan, view, quiet, forgiven);
    }

    /**
     * Ends the command when something failed, with the words of the first failure, the others printed before. What could
     * still be built is only named when nothing worse happened.
     */
    void refuse(List<Failed> failures, ProgressView view) {
        if (failures.isEmpty()) return;
        var worst = new ArrayList<Failed>();
        for (Failed failed : failures) if (buildable(failed.step()).isEmpty()) worst.add(failed);
        if (worst.isEmpty()) worst.addAll(failures);
        var told = new ArrayList<String>();
        told.add(worst.get(0).cause().getMessage());
        for (Failed failed : worst) {
            String message = failed.cause().getMessage();
            if (told.contains(message)) continue;
            told.add(message);
            view.line(message);
        }
        throw worst.get(0).cause();
    }

    /** Returns the services that a step is done for. */
    List<ServiceName> services(Step step) {
        if (step.operation() instanceof Operation.PullImage pull) return pull.services();
        if (step.operation() instanceof Operation.PushImage push) return List.of(push.service());
        return List.of();
    }

    /** Returns the services of a pull whose image can be built. */
    List<String> buildable(Step step) {
        var names = new ArrayList<String>();
        if (!(step.operation() instanceof Operation.PullImage pull)) return names;
        for (ServiceName name : pull.services()) {
            Service service = project.services().get(name);
            if (service != null && service.build().isPresent()) names.add(name.value());
        }
        return names;
    }
}
