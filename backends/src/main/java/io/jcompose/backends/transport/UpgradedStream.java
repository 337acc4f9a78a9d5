package io.jcompose.backends.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A connection that is no longer HTTP: what a process reads and writes. One thread may read while another writes.
 */
public final class UpgradedStream implements AutoCloseable {
    private final Connection connection;
    private final boolean framed;

    UpgradedStream(Connection connection, ResponseHead head) {
        this.connection = connection;
        this.framed = head.header("Content-Type").equals("application/vnd.docker.multiplexed-stream");
    }

    /** Returns whether the engine said that standard output and error come in frames; older engines never say. */
    public boolean saidFramed() {
        return framed;
    }

    /** Returns what the process writes. */
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return length == 0 ? 0 : connection.read(into, offset, length);
            }

            @Override
            public void close() {
                UpgradedStream.this.close();
            }
        };
    }

    /** Returns what the process reads; closing it is the end of file over there, while its output goes on. */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                connection.wire().write(from, offset, length);
            }

            @Override
            public void close() throws IOException {
                connection.wire().shutdownOutput();
            }
        };
    }

    /** Ends both directions. */
    @Override
    public void close() {
        connection.wire().close();
    }
}
