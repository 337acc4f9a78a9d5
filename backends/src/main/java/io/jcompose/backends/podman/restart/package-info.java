/** Restarts and waits that are ours because Podman's own hide what a person does meanwhile, or are not there. */
@NullMarked
package io.jcompose.backends.podman.restart;

import org.jspecify.annotations.NullMarked;
