package io.jcompose.backends.transport;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;

/**
 * Prepares Java for Unix sockets beside whatever else is being done. The first one of a JVM takes about 15 ms, because
 * Java sets up its security providers for it; a command that reads Compose files meanwhile does not notice.
 */
public final class SocketWarmUp {
    private SocketWarmUp() {}

    /** Starts it; nothing waits for it, nothing is connected, and nothing goes wrong where it fails. */
    public static void start() {
        var thread = new Thread(SocketWarmUp::openAndClose, "socket-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void openAndClose() {
        try {
            SocketChannel.open(StandardProtocolFamily.UNIX).close();
        } catch (IOException | UnsupportedOperationException none) {
            // whoever needs a socket will say so
        }
    }
}
