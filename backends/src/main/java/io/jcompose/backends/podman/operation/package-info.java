/** The operations of a plan as libpod calls: one package-private class for each kind of thing. */
@NullMarked
package io.jcompose.backends.podman.operation;

import org.jspecify.annotations.NullMarked;
