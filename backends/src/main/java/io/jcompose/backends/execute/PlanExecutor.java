package io.jcompose.backends.execute;

import io.jcompose.backends.execute.ExecutionEvent.StepFinished;
import io.jcompose.backends.execute.ExecutionEvent.StepStarted;
import io.jcompose.backends.execute.StepOutcome.Cancelled;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.execute.StepOutcome.NotNeeded;
import io.jcompose.backends.execute.StepOutcome.Skipped;
import io.jcompose.backends.spi.Backend;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries plans out on an engine. A step starts when all that it comes after has succeeded; one failure leaves
 * independent branches running. An interrupt of the calling thread cancels: steps in progress are interrupted, the
 * others do not start, and the interrupt is set again when the report is returned.
 */
public final class PlanExecutor {
    private final Backend backend;
    private final ExecutionOptions options;

    public PlanExecutor(Backend backend, ExecutionOptions options) {
        this.backend = backend;
        this.options = options;
    }

    /**
     * Carries out all steps and returns what came of each.
     *
     * @throws io.jcompose.backends.spi.EngineException when this engine is too old for one of them; none was carried out
     *         then. Otherwise fails itself only when a listener does
     */
    public ExecutionReport execute(Plan plan, ExecutionListener listener) {
        if (plan.isEmpty()) return new ExecutionReport(List.of());
        for (Step step : plan.steps()) backend.check(step.operation());
        var run = new Run(plan, listener);
        var outcomes = new LinkedHashMap<StepId, Future<StepOutcome>>();
        try (var scope = Executors.newVirtualThreadPerTaskExecutor()) { // close() waits for every step
            for (Step step : plan.steps()) { // those before come first
                var awaited = new ArrayList<Future<StepOutcome>>();
                for (StepId id : step.after()) awaited.add(future(outcomes, id));
                Future<StepOutcome> original = step.fallbackOf().map(id -> future(outcomes, id)).orElse(null);
                outcomes.put(step.id(), scope.submit(() -> run.report(original == null
                        ? run.runAfter(awaited, step)
                        : run.runInstead(original, awaited, step))));
            }
        }
        var ended = new ArrayList<StepOutcome>();
        for (Future<StepOutcome> outcome : outcomes.values()) ended.add(run.value(outcome));
        return new ExecutionReport(ended);
    }

    private static Future<StepOutcome> future(Map<StepId, Future<StepOutcome>> outcomes, StepId id) {
        Future<StepOutcome> outcome = outcomes.get(id);
        if (outcome == null) throw new IllegalArgumentException(id + " comes after a step that waits for it");
        return outcome;
    }

    /** One plan being carried out. */
    private final class Run {
        private final ExecutionListener listener;
        private final StepRunner runner;
        private final ReentrantLock talking = new ReentrantLock();

        private Run(Plan plan, ExecutionListener listener) {
            this.listener = listener;
            Set<StepId> awaited = new HashSet<>();
            Set<StepId> replaced = new HashSet<>();
            for (Step step : plan.steps()) {
                awaited.addAll(step.after());
                step.fallbackOf().ifPresent(replaced::add);
            }
            runner = new StepRunner(backend, options, awaited, replaced, this::tell);
        }

        private void tell(ExecutionEvent event) {
            talking.lock();
            try {
                listener.on(event);
            } finally {
                talking.unlock();
            }
        }

        private StepOutcome report(StepOutcome outcome) {
            tell(new StepFinished(outcome));
            return outcome;
        }

        private StepOutcome runAfter(List<Future<StepOutcome>> awaited, Step step) {
            for (Future<StepOutcome> future : awaited) {
                switch (await(future, step)) {
                    case Failed failed -> {
                        return new Skipped(step, failed.step());
                    }
                    case Skipped skipped -> {
                        return new Skipped(step, skipped.because());
                    }
                    case Cancelled cancelled -> {
                        return new Cancelled(step);
                    }
                    case StepOutcome.Succeeded done -> {
                    }
                    case NotNeeded done -> {
                    }
                }
            }
            if (Thread.currentThread().isInterrupted()) return new Cancelled(step);
            tell(new StepStarted(step));
            return runner.run(step);
        }

        private StepOutcome runInstead(
                Future<StepOutcome> original, List<Future<StepOutcome>> awaited, Step step) {
            return switch (await(original, step)) {
                case StepOutcome.Succeeded done -> new NotNeeded(step);
                case NotNeeded done -> new NotNeeded(step);
                case Failed failed -> runAfter(awaited, step);
                case Skipped skipped -> new Skipped(step, skipped.because());
                case Cancelled cancelled -> new Cancelled(step);
            };
        }

        private StepOutcome await(Future<StepOutcome> future, Step waiting) {
            try {
                return future.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Cancelled(waiting);
            } catch (ExecutionException broken) {
                throw new IllegalStateException(broken.getCause());
            }
        }

        private StepOutcome value(Future<StepOutcome> future) {
            boolean interrupted = Thread.interrupted(); // close() has waited already: nothing blocks here
            try {
                return future.get();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            } catch (ExecutionException broken) {
                if (broken.getCause() instanceof RuntimeException cause) throw cause;
                throw new IllegalStateException(broken.getCause());
            } finally {
                if (interrupted) Thread.currentThread().interrupt();
            }
        }
    }
}
