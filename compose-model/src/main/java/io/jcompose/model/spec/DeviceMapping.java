package io.jcompose.model.spec;

/**
 * A device of the host inside the container.
 *
 * @param permissions for example {@code rwm}; empty when not given
 */
public record DeviceMapping(
        String source,
        String target,
        String permissions) {
}
