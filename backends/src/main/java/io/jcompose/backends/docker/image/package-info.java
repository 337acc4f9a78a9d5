/** Images: fetched, or built by buildx or by the engine itself. */
@NullMarked
package io.jcompose.backends.docker.image;

import org.jspecify.annotations.NullMarked;
