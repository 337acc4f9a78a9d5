/** Bytes to an engine and back: a Unix socket, TCP, TLS or the output of ssh. */
@NullMarked
package io.jcompose.backends.transport.wire;

import org.jspecify.annotations.NullMarked;
