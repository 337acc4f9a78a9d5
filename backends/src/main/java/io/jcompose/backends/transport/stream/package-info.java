/** What engines send piece by piece: JSON lines, frames of output, lines of logs with their times. */
@NullMarked
package io.jcompose.backends.transport.stream;

import org.jspecify.annotations.NullMarked;
