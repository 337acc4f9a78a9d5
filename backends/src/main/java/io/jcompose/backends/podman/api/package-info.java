/** libpod's REST API: paths, answers, refusals and what to do about them. */
@NullMarked
package io.jcompose.backends.podman.api;

import org.jspecify.annotations.NullMarked;
