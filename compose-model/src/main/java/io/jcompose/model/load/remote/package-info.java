/** Compose files that live elsewhere: in git repositories and in OCI registries, cached on disk. */
@NullMarked
package io.jcompose.model.load.remote;

import org.jspecify.annotations.NullMarked;
