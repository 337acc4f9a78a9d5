/** Devices of the host and limits of their use. */
@NullMarked
package io.jcompose.model.spec.device;

import org.jspecify.annotations.NullMarked;
