package io.jcompose.backends.transport.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A wire in the shape of a connected socket, which is what the library's encryption is laid over. */
final class WireSocket extends Socket {
    private final Wire wire;
    private volatile boolean closed;
    private volatile boolean silent;

    WireSocket(Wire wire) {
        this.wire = wire;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return wire.read(into, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                wire.write(from, offset, length);
            }
        };
    }

    @Override
    public void shutdownOutput() throws IOException {
        silent = true;
        wire.shutdownOutput();
    }

    @Override
    public boolean isOutputShutdown() {
        return silent;
    }

    /** Does nothing: what still comes is not read. */
    @Override
    public void shutdownInput() {}

    /** {@inheritDoc} Nobody lingers. */
    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void close() {
        closed = true;
        wire.close();
    }
}
