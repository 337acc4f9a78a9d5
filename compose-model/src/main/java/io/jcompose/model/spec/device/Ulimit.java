package io.jcompose.model.spec.device;

import java.util.OptionalLong;

/**
 * A resource limit of the process.
 *
 * @param single both limits at once
 * @param soft -1 is unlimited; without meaning when {@code single} is there
 * @param hard as {@code soft}
 */
public record Ulimit(
        OptionalLong single,
        long soft,
        long hard) {
}
