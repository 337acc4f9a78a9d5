package io.jcompose.tests.fault;

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

/** An engine that hands everything on to another one. */
public class ForwardingBackend implements Backend {
    private final Backend engine;

    protected ForwardingBackend(Backend engine) {
        this.engine = engine;
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
    public Performed perform(Operation operation, OperationListener listener) {
        return engine.perform(operation, listener);
    }

    @Override
    public void check(Operation operation) {
        engine.check(operation);
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        return engine.ability(kind);
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
    public void close() {
        engine.close();
    }
}
