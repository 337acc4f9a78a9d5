/** What flows: events, logs, and the input and output of processes. */
@NullMarked
package io.jcompose.backends.docker.stream;

import org.jspecify.annotations.NullMarked;
