/** Connections with processes in containers, as both engines' APIs make them. */
@NullMarked
package io.jcompose.backends.process;

import org.jspecify.annotations.NullMarked;
