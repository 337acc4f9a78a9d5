package io.jcompose.backends.transport.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Bytes to and from an engine. One thread may read while another writes; closing from a third one ends both.
 * Interrupting a thread that waits here closes the wire.
 */
public interface Wire {
    /** Waits for bytes; -1 when the other side has finished. */
    int read(byte[] into, int offset, int length) throws IOException;

    /** Writes all of it. */
    void write(byte[] from, int offset, int length) throws IOException;

    /** Tells the other side that nothing more will come, while reading goes on. */
    void shutdownOutput() throws IOException;

    /** Returns whether a wire that was idle can still be used: the other side has neither finished nor spoken. */
    boolean quiet();

    /** Ends both directions; never fails. */
    void close();

    /** A socket without encryption. */
    record Channel(SocketChannel channel) implements Wire {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(into, offset, length));
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
            while (buffer.hasRemaining()) channel.write(buffer);
        }

        @Override
        public void shutdownOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public boolean quiet() {
            try {
                channel.configureBlocking(false);
                int seen = channel.read(ByteBuffer.allocate(1));
                channel.configureBlocking(true);
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
        }
    }
}
