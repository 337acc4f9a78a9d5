package io.jcompose.planner.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An image that the engine holds under the reference that was asked for.
 *
 * @param id       {@code sha256:...}
 * @param platform for example {@code linux/amd64}
 * @param tagged   when this reference was last tagged, for the pull policies by age
 * @param volumes  paths for which the image itself asks for a volume ({@code VOLUME})
 */
public record ObservedImage(
        String reference, String id, String platform, Optional<Instant> tagged, Set<String> volumes) {
    public ObservedImage {
        volumes = Set.copyOf(volumes);
    }

    /** Returns an image without volumes of its own. */
    public static ObservedImage of(String reference, String id, String platform) {
        return new ObservedImage(reference, id, platform, Optional.empty(), Set.of());
    }
}
