package io.jcompose.backends.spi;

import java.util.Optional;

/**
 * Which containers.
 *
 * @param project only this project's; absent: those of every project
 * @param all     also those that do not run
 */
public record ContainerQuery(Optional<String> project, boolean all) {}
