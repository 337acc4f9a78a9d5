package io.jcompose.backends.follow;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** An engine whose containers change when the test says so, and which tells of that. Each prints its name, once. */
final class EventfulEngine implements Backend {
    private final Map<String, ObservedContainer> containers = new ConcurrentHashMap<>();
    private final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();

    /** Puts a container into a state, and tells of what led to it. */
    void happens(String action, String name, ContainerState state) {
        containers.put(name, container(name, state));
        tell(action, name);
    }

    void removes(String name) {
        containers.remove(name);
        tell("destroy", name);
    }

    private void tell(String action, String name) {
        events.add(new EngineEvent.ContainerEvent(Instant.EPOCH, action, name, name, Map.of(), Health.NONE));
    }

    ObservedContainer container(String name, ContainerState state) {
        return new ObservedContainer(
                name, name, state, Health.NONE, 0, "x", "", Map.of(ComposeLabels.SERVICE, name.substring(0, 3)),
                Map.of(), List.of(), List.of(), "", Instant.EPOCH, "", Optional.empty());
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return List.copyOf(containers.values());
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        sink.line("2026-11-21T22:55:17.218555494Z " + container.name(), false);
    }

    @Override
    public EventStream events(EventFilter filter) {
        return new EventStream() {
            @Override
            public Optional<EngineEvent> next() {
                try {
                    return Optional.of(events.take());
                } catch (InterruptedException closed) {
                    return Optional.empty();
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("eventful", "1", "1", "none", Set.of());
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return ObservedState.empty(scope.project());
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        return Performed.DONE;
    }

    @Override
    public void close() {}
}
