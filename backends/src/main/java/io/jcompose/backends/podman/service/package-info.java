/** Podman's API service, started when nobody else has and gone when nobody needs it. */
@NullMarked
package io.jcompose.backends.podman.service;

import org.jspecify.annotations.NullMarked;
