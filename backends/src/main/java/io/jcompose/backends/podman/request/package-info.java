/** Bodies of libpod requests, made from the values of a plan. Pure: nothing here talks to an engine. */
@NullMarked
package io.jcompose.backends.podman.request;

import org.jspecify.annotations.NullMarked;
