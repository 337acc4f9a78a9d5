package io.jcompose.backends.execute;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Performs what a test says, by the name of the target, and remembers the order. */
final class ScriptedBackend implements Backend {
    private final Map<String, Supplier<Performed>> scripts = new HashMap<>();
    private final List<String> performed = Collections.synchronizedList(new ArrayList<>());

    /** Lets operations on a target do this instead of succeeding at once. */
    ScriptedBackend on(String name, Supplier<Performed> script) {
        scripts.put(name, script);
        return this;
    }

    /** Returns the names of the targets in the order in which operations on them began. */
    List<String> performed() {
        return List.copyOf(performed);
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        performed.add(operation.target().name());
        return scripts.getOrDefault(operation.target().name(), () -> Performed.DONE).get();
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("scripted", "1", "1", "none", Set.of());
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return ObservedState.empty(scope.project());
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return List.of();
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {}

    @Override
    public EventStream events(EventFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
