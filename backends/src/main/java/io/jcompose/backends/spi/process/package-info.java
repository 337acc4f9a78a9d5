/** Processes in containers and what is said to them. */
@NullMarked
package io.jcompose.backends.spi.process;

import org.jspecify.annotations.NullMarked;
