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
 * @param built    the images that were built for services of the project, this file's or others, as their labels say
 * @param timeout  how long a container may take to stop; absent: its own grace period
 */
public record DownOptions(List<ServiceName> services, boolean volumes, boolean orphans, Images images,
        List<BuiltImage> built, Optional<Duration> timeout) {
    public DownOptions {
        services = List.copyOf(services);
        built = List.copyOf(built);
    }

    public DownOptions(
            List<ServiceName> services, boolean volumes, boolean orphans, Images images, Optional<Duration> timeout) {
        this(services, volumes, orphans, images, List.of(), timeout);
    }

    /** An image by its first name, and the service that it was built for. */
    public record BuiltImage(String reference, String service) {}

    /** Which images are removed. */
    public enum Images {
        NONE,
        /** Those that were built for a service, or would be. */
        LOCAL,
        /** All that services use. */
        ALL
    }

    /** Returns what plain {@code down} asks for. */
    public static DownOptions defaults() {
        return new DownOptions(List.of(), false, false, Images.NONE, Optional.empty());
    }
}
