/** Waits for the health and the end of containers, with checks that are driven from here where nobody else does. */
@NullMarked
package io.jcompose.backends.podman.health;

import org.jspecify.annotations.NullMarked;
