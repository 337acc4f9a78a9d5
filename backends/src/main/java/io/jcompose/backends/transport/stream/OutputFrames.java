package io.jcompose.backends.transport.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes apart the stream in which an engine sends standard output and standard error of a process without a terminal:
 * frames of a header of 8 bytes (kind, three zeros, length as a big-endian number) and that many bytes.
 */
public final class OutputFrames {
    /** Takes what a process writes, in the order of writing. */
    public interface Sink {
        /** Takes some bytes, which are only valid during the call; {@code error} tells standard error. */
        void write(byte[] bytes, int offset, int length, boolean error) throws IOException;

        /** Hears that a frame is complete, which never happens in a raw stream. */
        default void endOfFrame(boolean error) {}
    }

    private static final int SYSTEM_ERROR = 3;

    private final InputStream in;
    private final boolean framed;

    /** Reads frames, or with {@code framed} false a raw stream that is all standard output (a terminal's). */
    public OutputFrames(InputStream in, boolean framed) {
        this.in = in;
        this.framed = framed;
    }

    /**
     * Hands on everything until the end.
     *
     * @throws IOException when the connection broke, or the engine tells in a frame of its own that it gave up
     */
    public void copyTo(Sink sink) throws IOException {
        byte[] buffer = new byte[32768];
        if (!framed) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) sink.write(buffer, 0, got, false);
            return;
        }
        byte[] header = new byte[8];
        while (fillHeader(header)) {
            int kind = header[0];
            long left = ((header[4] & 0xffL) << 24) | ((header[5] & 0xff) << 16) | ((header[6] & 0xff) << 8)
                    | (header[7] & 0xff);
            if (kind == SYSTEM_ERROR) throw new IOException(new String(in.readNBytes((int) left),
                    java.nio.charset.StandardCharsets.UTF_8));
            while (left > 0) {
                int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (got < 0) throw new EOFException("the engine closed the connection in the middle of a frame");
                sink.write(buffer, 0, got, kind == 2);
                left -= got;
            }
            sink.endOfFrame(kind == 2);
        }
    }

    private boolean fillHeader(byte[] header) throws IOException {
        int used = 0;
        while (used < header.length) {
            int got = in.read(header, used, header.length - used);
            if (got < 0) {
                if (used == 0) return false;
                throw new EOFException("the engine closed the connection in the middle of a frame");
            }
            used += got;
        }
        return true;
    }
}
