package io.jcompose.backends.supervise.care;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** An engine to which a supervisor does things: a limited number at once, and each only if it still makes sense. */
public final class GuardedBackend implements Backend {
    private final Backend engine;
    private final EngineCare care;
    private final Semaphore turns;
    private final Guard guard;

    /** Looks right before something is done, and says why it is better not done; empty: do it. */
    public interface Guard {
        Optional<String> objection(Operation operation);

        /** Does something in a way of its own; absent: as the engine does it. */
        default Optional<Performed> instead(Operation operation) {
            return Optional.empty();
        }
    }

    /** Makes it over an engine; {@code turns} is shared by all that do things to it. */
    public GuardedBackend(Backend engine, EngineCare care, Semaphore turns, Guard guard) {
        this.engine = engine;
        this.care = care;
        this.turns = turns;
        this.guard = guard;
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        if (operation instanceof Operation.AwaitHealthy) return engine.perform(operation, listener);
        turns.acquireUninterruptibly();
        try {
            Optional<String> objection = guard.objection(operation);
            if (objection.isPresent()) return Performed.noted(objection.get());
            Optional<Performed> done = guard.instead(operation);
            return done.isPresent() ? done.get() : care.call(() -> engine.perform(operation, listener));
        } finally {
            turns.release();
        }
    }

    @Override
    public EngineInfo info() {
        return engine.info();
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return engine.observe(scope);
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return engine.containers(query);
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        engine.logs(container, request, sink);
    }

    @Override
    public EventStream events(EventFilter filter) {
        return engine.events(filter);
    }

    @Override
    public void close() {}
}
