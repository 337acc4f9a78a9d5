package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.supervise.Supervision.Act;
import io.jcompose.backends.supervise.Supervision.Result;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Looks at containers and does things to them, each on a virtual thread, at most so many things at once. */
final class Workers {
    private final Backend backend;
    private final EngineCare care;
    private final Semaphore turns;
    private final Consumer<Happening> queue;

    Workers(Backend backend, EngineCare care, int parallel, Consumer<Happening> queue) {
        this.backend = backend;
        this.care = care;
        this.turns = new Semaphore(parallel, true);
        this.queue = queue;
    }

    void look(String id) {
        Thread.ofVirtual().name("look").start(() -> {
            Happening outcome;
            try {
                outcome = new Happening.Looked(id, care.look(id));
            } catch (RuntimeException failed) {
                outcome = new Happening.NotLooked(id, String.valueOf(failed.getMessage()));
            }
            queue.accept(outcome);
        });
    }

    void carryOut(Act act) {
        Thread.ofVirtual().name("supervise " + act.sighting().name()).start(() -> {
            turns.acquireUninterruptibly();
            Happening.Ended ended;
            try {
                ended = perform(act);
            } finally {
                turns.release();
            }
            queue.accept(ended);
        });
    }

    private Happening.Ended perform(Act act) {
        try {
            Optional<String> changed = changed(act);
            if (changed.isPresent()) return new Happening.Ended(act, Result.NOT_DONE, changed.get());
        } catch (RuntimeException failed) {
            return new Happening.Ended(act, Result.NOT_DONE, String.valueOf(failed.getMessage()));
        }
        try {
            care.call(() -> backend.perform(operation(act), OperationListener.NONE));
            return new Happening.Ended(act, Result.DONE, act.decision().why());
        } catch (EngineException failed) {
            boolean maybe = failed.kind() == ComposeException.Kind.ENGINE_UNREACHABLE && !failed.call().isEmpty();
            return new Happening.Ended(act, maybe ? Result.UNKNOWN : Result.NOT_DONE,
                    String.valueOf(failed.getMessage()));
        } catch (RuntimeException failed) {
            return new Happening.Ended(act, Result.UNKNOWN, String.valueOf(failed.getMessage()));
        }
    }

    /** Looks again right before acting: returns what has changed since it was decided. */
    private Optional<String> changed(Act act) {
        Optional<Sighting> again = care.look(act.sighting().id());
        if (again.isEmpty()) return Optional.of("it is gone");
        Sighting now = again.get();
        if (!now.started().equals(act.sighting().started())) return Optional.of("it was started anew meanwhile");
        if (act.decision() instanceof RestartDecision.StartAfter) return now.state() == ContainerState.RUNNING
                || now.state() == ContainerState.PAUSED ? Optional.of("it runs") : Optional.empty();
        if (now.state() != ContainerState.RUNNING) return Optional.of("it is " + now.state().word());
        if (act.decision() instanceof RestartDecision.Hold) return Optional.empty();
        return now.health() == Health.UNHEALTHY ? Optional.empty() : Optional.of("it is healthy again");
    }

    private static Operation operation(Act act) {
        var target = io.jcompose.planner.state.ResourceId.container(act.sighting().name());
        return switch (act.decision()) {
            case RestartDecision.RestartAfter restart -> new Operation.RestartContainer(target, Optional.empty());
            case RestartDecision.StartAfter start -> new Operation.StartContainer(target);
            case RestartDecision.Hold hold -> new Operation.StopContainer(target, Optional.empty());
            case RestartDecision.Stop stop -> new Operation.StopContainer(target, Optional.empty());
            case RestartDecision.Kill kill -> new Operation.KillContainer(target, "SIGKILL");
            case RestartDecision.Leave leave -> throw new IllegalArgumentException("nothing to do");
            case RestartDecision.GiveUp giveUp -> throw new IllegalArgumentException("nothing to do");
        };
    }
}
