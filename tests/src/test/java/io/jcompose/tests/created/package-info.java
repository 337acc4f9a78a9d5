/** Containers, networks and volumes as an engine shows them, made of the same file by docker compose and by us. */
@NullMarked
package io.jcompose.tests.created;

import org.jspecify.annotations.NullMarked;
