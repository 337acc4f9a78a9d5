package io.jcompose.cli.view;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Output as long as somebody reads it. When the reader of a pipe has gone, as in {@code logs -f | head}, other programs are
 * ended by the system; the JVM is told of a broken pipe instead, and its print streams keep that to themselves.
 */
final class ReadOutput extends OutputStream {
    private final OutputStream to;
    private final Runnable unread;

    /** Writes to this stream, and does {@code unread} once nobody reads it. */
    ReadOutput(OutputStream to, Runnable unread) {
        this.to = to;
        this.unread = unread;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            to.write(octets, offset, length);
        } catch (IOException failure) {
            if ("Broken pipe".equals(failure.getMessage())) unread.run();
            throw failure;
        }
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
