package io.jcompose.planner.diff;

import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ObservedContainer;

/** What is to become of one container of a service. */
public sealed interface Change {
    ServiceName service();

    /** Returns the number of the container within the service. */
    int number();

    /** Returns the name that the container has in the end. */
    String name();

    /** There is none yet. */
    record Create(ServiceName service, int number, String name, String reason) implements Change {}

    /** Another one takes its place. */
    record Recreate(ServiceName service, int number, String name, ObservedContainer old, String reason)
            implements Change {}

    /** It stays; {@code name} differs from its present one when a replacement never got its name. */
    record Keep(ServiceName service, int number, String name, ObservedContainer container) implements Change {
        /** Returns whether it has to get its name first. */
        public boolean misnamed() {
            return !container.name().equals(name);
        }
    }

    /** It goes; {@code leftOver}: a replacement of an interrupted run, in the way of a new one. */
    record Remove(ServiceName service, int number, String name, ObservedContainer old, String reason,
            boolean leftOver) implements Change {}
}
