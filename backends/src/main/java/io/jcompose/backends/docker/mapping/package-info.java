/** Services, networks and volumes in the shapes of Docker's API, field by field what docker compose 2.40.3 sends. */
@NullMarked
package io.jcompose.backends.docker.mapping;

import org.jspecify.annotations.NullMarked;
