package io.jcompose.backends.spi;

import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.util.List;
import java.util.Optional;

/**
 * An engine. Thread-safe: steps of one plan are performed from many threads at once. Every method blocks, ends early
 * when its thread is interrupted (as a {@code ComposeException} of kind {@code CANCELLED}), and throws
 * {@link EngineException} when the engine refuses or does not answer.
 */
public interface Backend extends AutoCloseable {
    /** Returns which engine answers; connects on the first call. */
    EngineInfo info();

    /** Returns what the engine holds, from as few calls as possible, made in parallel. */
    ObservedState observe(ObservationScope scope);

    /** Returns containers that compose made, sorted by name; one list call. */
    List<ObservedContainer> containers(ContainerQuery query);

    /**
     * Carries out one operation: one engine call or one wait. Doing again what is already done succeeds where that is
     * safe (starting what runs, stopping what is stopped, removing what is gone).
     */
    Performed perform(Operation operation, OperationListener listener);

    /**
     * Refuses an operation that this engine could never carry out, because it is too old for it. To be asked of all
     * operations of a plan before the first one is carried out, so that nothing is left half done.
     */
    default void check(Operation operation) {}

    /**
     * Returns a further ability of this engine: {@link io.jcompose.backends.spi.process.Processes},
     * {@link io.jcompose.backends.spi.content.Archives}, {@link io.jcompose.backends.spi.content.Inspections},
     * {@link io.jcompose.backends.spi.content.Images}. Absent when it lacks it.
     */
    default <T> Optional<T> ability(Class<T> kind) {
        return Optional.empty();
    }

    /** Reads a container's output into the sink until it ends, or for ever when following a running container. */
    void logs(ObservedContainer container, LogRequest request, LogSink sink);

    /** Opens the stream of events; what happens after this method has returned is in it. */
    EventStream events(EventFilter filter);

    @Override
    void close();
}
