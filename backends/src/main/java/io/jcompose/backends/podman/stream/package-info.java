/** Output and events of Podman as they come. */
@NullMarked
package io.jcompose.backends.podman.stream;

import org.jspecify.annotations.NullMarked;
