package io.jcompose.cli.command.convergence;

import io.jcompose.backends.execute.ExecutionEvent.StepFinished;
import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.ExecutionOptions;
import io.jcompose.backends.execute.ExecutionReport;
import io.jcompose.backends.execute.PlanExecutor;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.Wishes;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.view.progress.JsonView;
import io.jcompose.cli.view.progress.Narrator;
import io.jcompose.cli.view.progress.Narrator.HookOutput;
import io.jcompose.cli.view.progress.PlainView;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.cli.view.progress.QuietView;
import io.jcompose.cli.view.progress.TtyView;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Carries plans out while a person watches. */
public final class Execution {
    private final Wiring wiring;
    private final Backend backend;

    public Execution(Wiring wiring, Backend backend) {
        this.wiring = wiring;
        this.backend = backend;
    }

    /**
     * Carries out a plan; Ctrl-C cancels it.
     *
     * @param title what is being done, for example {@code Running}
     * @throws ComposeException when a step failed, or a person interrupted
     */
    public void run(Plan plan, String title) {
        try (ProgressView view = wiring.progress(title)) {
            run(plan, view, HookOutput.NONE);
        }
    }

    /** Carries out a plan as {@link #run(Plan, String)} does, and says nothing of what stays as it is. */
    public void runChanges(Plan plan, String title) {
        try (ProgressView view = wiring.progress(title); var interrupts = Interrupts.ofThisThread()) {
            carryOut(plan, view, new Narrator(plan, view, wiring.diagnostics(), HookOutput.NONE));
        }
    }

    /** Carries out a plan, tells it to a view that is open already, and returns what came of it. */
    public ExecutionReport run(Plan plan, ProgressView view, HookOutput hooks) {
        try (var interrupts = Interrupts.ofThisThread()) {
            return carryOut(plan, view, narrator(plan, view, hooks));
        }
    }

    /** Carries out a plan that brings images; {@code quiet}: how their parts go on is left out. */
    public void run(Plan plan, ProgressView view, boolean quiet) {
        try (var interrupts = Interrupts.ofThisThread()) {
            Narrator narrator = narrator(plan, view, HookOutput.NONE);
            carryOut(plan, view, quiet ? narrator.withoutParts() : narrator);
        }
    }

    /** Carries out a plan of which only failures and hooks are told. Who calls this looks after signals. */
    public void runSilently(Plan plan, HookOutput hooks, UnaryOperator<ExecutionListener> alsoHeardBy) {
        try (ProgressView view = wiring.noProgress()) {
            var narrator = new Narrator(plan, view, wiring.diagnostics(), hooks);
            carryOut(plan, view, alsoHeardBy.apply(narrator));
        }
    }

    /** Carries out a plan as {@link #run} does. Who calls this looks after signals. */
    public void runUninterrupted(Plan plan, String title, HookOutput hooks) {
        try (ProgressView view = wiring.progress(title)) {
            carryOut(plan, view, narrator(plan, view, hooks));
        }
    }

    /**
     * Carries out a plan as far as it can be carried out.
     *
     * @param quiet    whether how the parts of images go on is left out
     * @param forgiven steps whose failure is told as a warning
     * @return the steps that failed, in their order
     */
    public List<Failed> attempt(Plan plan, ProgressView view, boolean quiet, Predicate<Step> forgiven) {
        Narrator narrator = narrator(plan, view, HookOutput.NONE);
        if (quiet) narrator.withoutParts();
        try (var interrupts = Interrupts.ofThisThread()) {
            return report(plan, event -> narrator.on(event instanceof StepFinished ended
                    && ended.outcome() instanceof Failed failed && forgiven.test(failed.step())
                            ? new StepFinished(new Failed(failed.step(), failed.cause(), true))
                            : event))
                    .failures();
        }
    }

    private Narrator narrator(Plan plan, ProgressView view, HookOutput hooks) {
        var narrator = new Narrator(plan, view, wiring.diagnostics(), hooks);
        narrator.kept(plan);
        for (Step step : plan.steps()) {
            if (!(step.operation() instanceof Operation.BuildImages)) continue;
            // what a builder says is an answer, as with docker compose; beside a live view it has to be a part of that
            return narrator.withBuilds(wiring.dryRun(), switch (view) {
                case QuietView quiet -> line -> {
                };
                case TtyView live -> line -> view.output(line);
                case PlainView plain -> this::answer;
                case JsonView json -> this::answer;
            });
        }
        return narrator;
    }

    private void answer(String line) {
        wiring.console().line(line);
        wiring.console().flush();
    }

    private ExecutionReport report(Plan plan, ExecutionListener listener) {
        if (plan.isEmpty()) return new ExecutionReport(List.of());
        for (Step step : plan.steps()) backend.check(step.operation());
        noteWishes(plan);
        ExecutionReport report = new PlanExecutor(backend, options()).execute(plan, listener);
        if (report.cancelled()) {
            boolean interrupted = Thread.interrupted();
            throw new ComposeException(ComposeException.Kind.CANCELLED, interrupted ? "interrupted" : "cancelled");
        }
        return report;
    }

    /** A supervisor must know what a person wants before the engine does: a restart may be under way. */
    private void noteWishes(Plan plan) {
        if (wiring.dryRun() || !Wishes.concerned(plan)) return;
        StationFiles.existing(wiring.environment(), wiring.address().text())
                .ifPresent(files -> new Wishes(files).note(plan, Instant.now()));
    }

    private ExecutionReport carryOut(Plan plan, ProgressView view, ExecutionListener listener) {
        ExecutionReport report = report(plan, listener);
        List<Failed> failures = report.failures();
        if (failures.isEmpty()) return report;
        String first = failures.get(0).cause().getMessage();
        for (Failed other : failures.subList(1, failures.size())) {
            if (!other.cause().getMessage().equals(first)) view.line(other.cause().getMessage());
        }
        throw failures.get(0).cause();
    }

    private ExecutionOptions options() {
        OptionalInt parallel = wiring.parallel();
        ExecutionOptions options = ExecutionOptions.defaults();
        return parallel.isPresent() ? options.withParallel(parallel.getAsInt()) : options;
    }
}
