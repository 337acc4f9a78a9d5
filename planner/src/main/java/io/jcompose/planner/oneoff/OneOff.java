package io.jcompose.planner.oneoff;

import io.jcompose.model.spec.Service;

/**
 * A container for one command.
 *
 * @param service the service as the command line changed it, named by its {@code container_name}
 * @param slug    64 hex digits that tell it from others
 * @param aliases whether it is found under the names of its service
 * @param removed whether the engine removes it when the command ends
 */
public record OneOff(Service service, String slug, boolean aliases, boolean removed) {
    /** Returns the name of the container. */
    public String name() {
        return service.metadata().containerName().orElseThrow();
    }
}
