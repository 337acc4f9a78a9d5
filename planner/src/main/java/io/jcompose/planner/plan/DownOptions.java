package io.jcompose.planner.plan;

import io.jcompose.model.spec.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user of {@code down} asks for.
 *
 * @param services those named, which go together with all that depend on them; empty: all
 * @param volumes  whether named volumes of the project and anonymous ones of its containers go too
 * @param orphans  whether containers without a service and one-off containers go too
 * @param images   which images go too
 * @param timeout  how long a container may take to stop; absent: its own grace period
 */
public record DownOptions(
        List<ServiceName> services, boolean volumes, boolean orphans, Images images, Optional<Duration> timeout) {
    public DownOptions {
        services = List.copyOf(services);
    }

    /** Which images are removed. */
    public enum Images {
        NONE,
        /** Those that have no name of their own, because they were built for a service. */
        LOCAL,
        /** All that services use. */
        ALL
    }

    /** Returns what plain {@code down} asks for. */
    public static DownOptions defaults() {
        return new DownOptions(List.of(), false, false, Images.NONE, Optional.empty());
    }
}
