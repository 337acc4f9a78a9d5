/** One socket layer under every engine: HTTP/1.1 over a Unix socket, TCP, TLS or ssh. */
@NullMarked
package io.jcompose.backends.transport;

import org.jspecify.annotations.NullMarked;
