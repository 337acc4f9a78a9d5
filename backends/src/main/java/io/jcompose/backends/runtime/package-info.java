/** This machine: its processes, what those of one user share in it, and programs on the search path. */
@NullMarked
package io.jcompose.backends.runtime;

import org.jspecify.annotations.NullMarked;
