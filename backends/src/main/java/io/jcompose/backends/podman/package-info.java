/** Pods and containers over libpod's REST API, with Podman started on demand. */
@NullMarked
package io.jcompose.backends.podman;

import org.jspecify.annotations.NullMarked;
