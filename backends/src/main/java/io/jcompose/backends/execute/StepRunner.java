package io.jcompose.backends.execute;

import io.jcompose.backends.execute.ExecutionEvent.StepOutput;
import io.jcompose.backends.execute.ExecutionEvent.StepProgress;
import io.jcompose.backends.execute.ExecutionEvent.StepRetried;
import io.jcompose.backends.execute.ExecutionEvent.StepWarning;
import io.jcompose.backends.execute.StepOutcome.Cancelled;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.execute.StepOutcome.Succeeded;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.ComposeException.Kind;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Does one step: hands ids on, bounds and repeats calls, and makes an outcome of what happens. */
final class StepRunner {
    private static final String IN_USE = "Resource is still in use";

    private final Backend backend;
    private final ExecutionOptions options;
    private final Set<StepId> awaited;
    private final Set<StepId> replaced;
    private final Consumer<ExecutionEvent> events;
    private final EngineCalls calls;
    private final Map<ResourceId, String> ids = new ConcurrentHashMap<>();

    /**
     * Makes a runner for one plan.
     *
     * @param awaited  steps that others come after
     * @param replaced steps that others stand in for
     */
    StepRunner(Backend backend, ExecutionOptions options, Set<StepId> awaited, Set<StepId> replaced,
            Consumer<ExecutionEvent> events) {
        this.backend = backend;
        this.options = options;
        this.awaited = awaited;
        this.replaced = replaced;
        this.events = events;
        calls = options.parallel().isPresent() ? new BoundedCalls(options.parallel().getAsInt()) : EngineCalls.DIRECT;
    }

    StepOutcome run(Step step) {
        try {
            Performed performed = perform(step);
            boolean inTheWay = performed.note().filter(IN_USE::equals).isPresent() && awaited.contains(step.id());
            if (inTheWay) return failed(step, EngineException.failed(step.operation().target() + " is still in use"));
            performed.id().ifPresent(id -> ids.put(step.operation().target(), id));
            return new Succeeded(step, performed, Optional.empty());
        } catch (ComposeException refused) {
            if (refused.kind() == Kind.CANCELLED || Thread.currentThread().isInterrupted()) return new Cancelled(step);
            boolean optional = await(step.operation()).filter(wait -> !wait.required()).isPresent();
            if (!optional || refused.kind() != Kind.ENGINE_REFUSED) return failed(step, refused);
            events.accept(new StepWarning(step, refused.getMessage()));
            return new Succeeded(step, Performed.noted("Skipped: " + refused.getMessage()),
                    Optional.of(refused.getMessage()));
        } catch (RuntimeException bug) {
            if (Thread.currentThread().isInterrupted()) return new Cancelled(step);
            return failed(step, new ComposeException(Kind.BUG, step.id() + " " + step.operation().target() + ": " + bug,
                    null, bug));
        }
    }

    private StepOutcome failed(Step step, ComposeException cause) {
        return new Failed(step, cause, replaced.contains(step.id()));
    }

    private Performed perform(Step step) {
        Operation operation = bound(step.operation());
        if (operation instanceof Operation.Join) return Performed.DONE;
        var listener = new Relay(step);
        if (await(operation).isPresent()) return backend.perform(operation, listener); // waits take no engine's time
        try {
            return calls.make(() -> backend.perform(operation, listener));
        } catch (EngineException first) {
            if (options.attempts() == 1 || !worthRepeating(operation, first)) throw first;
            return RepeatedCalls.goOn(options, first,
                    failure -> failure instanceof EngineException again && worthRepeating(operation, again),
                    (attempt, cause) -> events.accept(
                            new StepRetried(step, attempt, String.valueOf(cause.getMessage()))),
                    () -> calls.make(() -> backend.perform(operation, listener)));
        }
    }

    private Operation bound(Operation operation) {
        if (operation instanceof Operation.RunHelper helper) return new Operation.RunHelper(
                helper.target(), helper.service(), helper.index(), bound(helper.spec()));
        if (!(operation instanceof Operation.CreateContainer create)) return operation;
        return new Operation.CreateContainer(create.target(), bound(create.spec()));
    }

    private ContainerSpec bound(ContainerSpec spec) {
        return spec.bind(resource -> Optional.ofNullable(ids.get(resource)));
    }

    /** A call that broke off may have been carried out: only what can be done twice is then done again. */
    private static boolean worthRepeating(Operation operation, EngineException failure) {
        if (!failure.isTransient()) return false;
        boolean neverMade = failure.call().isEmpty() || failure.status() != 0;
        return neverMade || switch (operation) {
            case Operation.PullImage same -> true;
            case Operation.PushImage same -> true;
            case Operation.CreateNetwork same -> true; // what an unheard call has made is recognised
            case Operation.ConnectNetwork same -> true;
            case Operation.CreateVolume same -> true;
            case Operation.CreatePod same -> true;
            case Operation.CreateContainer same -> true;
            case Operation.RenameContainer same -> true;
            case Operation.CopyFiles same -> true;
            case Operation.StartContainer same -> true;
            case Operation.StopContainer same -> true;
            case Operation.RemoveContainer same -> true;
            case Operation.RemoveNetwork same -> true;
            case Operation.RemoveVolume same -> true;
            case Operation.RemovePod same -> true;
            case Operation.RemoveImage same -> true;
            case Operation.DisconnectNetwork same -> true;
            case Operation.Join same -> true;
            case Operation.AwaitHealthy same -> true;
            case Operation.AwaitRunning same -> true;
            case Operation.AwaitCompleted same -> true;
            case Operation.BuildImages other -> false;
            case Operation.RestartContainer other -> false;
            case Operation.KillContainer other -> false;
            case Operation.PauseContainer other -> false;
            case Operation.UnpauseContainer other -> false;
            case Operation.RunHook other -> false;
            case Operation.RunHelper other -> false;
            case Operation.RunProvider other -> false;
            case Operation.ServeModel other -> false;
        };
    }

    private static Optional<Operation.Await> await(Operation operation) {
        if (operation instanceof Operation.AwaitHealthy wait) return Optional.of(wait.await());
        if (operation instanceof Operation.AwaitRunning wait) return Optional.of(wait.await());
        if (operation instanceof Operation.AwaitCompleted wait) return Optional.of(wait.await());
        return Optional.empty();
    }

    private final class Relay implements OperationListener {
        private final Step step;

        private Relay(Step step) {
            this.step = step;
        }

        @Override
        public void transfer(String part, String status, long current, long total) {
            events.accept(new StepProgress(step, part, status, current, total));
        }

        @Override
        public void output(String line) {
            events.accept(new StepOutput(step, line));
        }

        @Override
        public void warning(String text) {
            events.accept(new StepWarning(step, text));
        }
    }
}
