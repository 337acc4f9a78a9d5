package io.jcompose.planner.state;

import java.time.Instant;
import java.util.Optional;

/**
 * An image that the engine holds under the reference that was asked for.
 *
 * @param id       {@code sha256:...}
 * @param platform for example {@code linux/amd64}
 * @param tagged   when this reference was last tagged, for the pull policies by age
 */
public record ObservedImage(String reference, String id, String platform, Optional<Instant> tagged) {}
