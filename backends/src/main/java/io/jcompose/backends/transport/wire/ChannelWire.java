package io.jcompose.backends.transport.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A socket without encryption. It blocks like any other until {@link #unblock()}; from then on those who wait for it wait
 * at a {@link Readiness}.
 */
final class ChannelWire implements Wire {
    private final SocketChannel channel;
    private final Readiness readiness;
    private volatile boolean waiting;

    ChannelWire(SocketChannel channel, Readiness readiness) {
        this.channel = channel;
        this.readiness = readiness;
        this.waiting = !channel.isBlocking();
    }

    @Override
    public void unblock() throws IOException {
        if (waiting) return;
        channel.configureBlocking(false);
        waiting = true;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        int count = channel.read(buffer);
        while (count == 0 && length > 0 && waiting) {
            readiness.await(channel, SelectionKey.OP_READ);
            count = channel.read(buffer);
        }
        return count;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0 && waiting) readiness.await(channel, SelectionKey.OP_WRITE);
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public boolean quiet() {
        try {
            if (!waiting) channel.configureBlocking(false);
            int seen = channel.read(ByteBuffer.allocate(1));
            if (!waiting) channel.configureBlocking(true);
            return seen == 0;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // nothing is left to be closed
        }
        if (waiting) readiness.closed(channel);
    }
}
