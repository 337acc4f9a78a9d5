/** What processes of one user share on this machine: a private directory, and programs on the search path. */
@NullMarked
package io.jcompose.backends.runtime;

import org.jspecify.annotations.NullMarked;
