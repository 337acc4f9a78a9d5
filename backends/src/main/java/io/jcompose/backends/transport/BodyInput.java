package io.jcompose.backends.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a response. Reading it to its end gives the connection back; closing it before that ends the connection. */
final class BodyInput extends InputStream {
    private static final long CHUNKED = -1;
    private static final long UNTIL_CLOSE = -2;

    private final Connection connection;
    private final long framing;
    /** Bytes left of the body, or of the current chunk. */
    private long left;
    private boolean ended;

    private BodyInput(Connection connection, long framing) {
        this.connection = connection;
        this.framing = framing;
        this.left = Math.max(framing, 0);
        if (framing == 0) end(true);
    }

    static BodyInput ofLength(Connection connection, long length) {
        return new BodyInput(connection, length);
    }

    static BodyInput chunked(Connection connection) {
        return new BodyInput(connection, CHUNKED);
    }

    static BodyInput untilClose(Connection connection) {
        return new BodyInput(connection, UNTIL_CLOSE);
    }

    /** Returns how long the body is, when that is known beforehand. */
    int lengthHint() {
        return framing > 0 && framing < (1 << 26) ? (int) framing : 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) return -1;
        if (length == 0) return 0;
        try {
            return readSome(into, offset, length);
        } catch (IOException | RuntimeException broken) {
            end(false);
            throw broken;
        }
    }

    private int readSome(byte[] into, int offset, int length) throws IOException {
        if (framing == UNTIL_CLOSE) {
            int got = connection.read(into, offset, length);
            if (got < 0) end(false);
            return got;
        }
        if (framing == CHUNKED && left == 0) {
            left = connection.chunkSize();
            if (left == 0) {
                connection.skipTrailers();
                end(true);
                return -1;
            }
        }
        int got = connection.read(into, offset, (int) Math.min(length, left));
        if (got < 0) throw new EOFException("the engine closed the connection in the middle of its answer");
        left -= got;
        if (left == 0) {
            if (framing == CHUNKED) connection.endOfChunk();
            else end(true);
        }
        return got;
    }

    @Override
    public int available() {
        return ended ? 0 : (int) Math.min(left, connection.buffered());
    }

    private void end(boolean reusable) {
        if (ended) return;
        ended = true;
        connection.finished(reusable);
    }

    @Override
    public void close() {
        end(false);
    }
}
