package io.jcompose.backends.transport;

import io.jcompose.backends.transport.wire.WireOpener;
import java.io.IOException;
import java.util.ArrayDeque;

/** Connections that wait for their next exchange; the one used last is used next. Thread-safe. */
final class ConnectionPool {
    private static final int MOST_IDLE = 16;
    /** Below this age an idle connection is taken as it is: looking at it costs three system calls. */
    private static final long TRUSTED_NANOS = 500_000_000L;

    private final WireOpener opener;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(WireOpener opener) {
        this.opener = opener;
    }

    /** Returns an idle connection, else a new one. */
    Connection take() throws IOException {
        while (true) {
            Connection connection = takeIdle();
            if (connection == null) return fresh();
            if (System.nanoTime() - connection.idleSince < TRUSTED_NANOS || connection.quiet()) {
                connection.claim();
                return usable(connection);
            }
            connection.wire().close();
        }
    }

    /** Returns a new connection. */
    Connection fresh() throws IOException {
        return usable(new Connection(opener.open(), this));
    }

    /** A command's first calls, which its main thread makes, wait in the system: that is quickest. */
    private static Connection usable(Connection connection) throws IOException {
        if (Thread.currentThread().isVirtual()) connection.wire().unblock();
        return connection;
    }

    private @org.jspecify.annotations.Nullable Connection takeIdle() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    void giveBack(Connection connection) {
        connection.idleSince = System.nanoTime();
        synchronized (idle) {
            if (!closed && idle.size() < MOST_IDLE) {
                idle.addFirst(connection);
                return;
            }
        }
        connection.wire().close();
    }

    void close() {
        synchronized (idle) {
            closed = true;
            for (Connection connection : idle) connection.wire().close();
            idle.clear();
        }
        opener.close();
    }
}
