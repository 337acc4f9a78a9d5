/** Images on Podman: fetched, built, sent, made of containers. */
@NullMarked
package io.jcompose.backends.podman.image;

import org.jspecify.annotations.NullMarked;
