/** What Podman holds, read into the planner's values. */
@NullMarked
package io.jcompose.backends.podman.observe;

import org.jspecify.annotations.NullMarked;
