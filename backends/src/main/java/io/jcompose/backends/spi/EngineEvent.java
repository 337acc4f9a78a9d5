package io.jcompose.backends.spi;

import io.jcompose.planner.state.Health;
import java.time.Instant;
import java.util.Map;

/** Something that happened in an engine. */
public sealed interface EngineEvent {
    /** Returns when, to the engine's precision. */
    Instant at();

    /**
     * Something happened to a container.
     *
     * @param action     the engine's word: create, start, die, stop, kill, destroy, pause, health_status, rename, ...
     * @param attributes labels and details, for example {@code exitCode}, {@code image}, {@code name}
     * @param health     what a {@code health_status} event says, else {@link Health#NONE}
     */
    record ContainerEvent(
            Instant at, String action, String containerId, String name, Map<String, String> attributes, Health health)
            implements EngineEvent {
        public ContainerEvent {
            attributes = Map.copyOf(attributes);
        }
    }

    /** Something happened to another kind of thing: {@code network}, {@code volume}, {@code image}, {@code pod}. */
    record ResourceEvent(Instant at, String type, String action, String id, Map<String, String> attributes)
            implements EngineEvent {
        public ResourceEvent {
            attributes = Map.copyOf(attributes);
        }
    }
}
