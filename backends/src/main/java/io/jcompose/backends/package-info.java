/** Carries plans out. The only module with sockets and threads. */
@NullMarked
package io.jcompose.backends;

import org.jspecify.annotations.NullMarked;
