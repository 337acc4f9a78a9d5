package io.jcompose.backends.transport;

import io.jcompose.backends.transport.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One HTTP/1.1 connection: writes requests, reads answers. Used by one exchange at a time. */
final class Connection {
    private static final int LONGEST_LINE = 1 << 16;

    private final Wire wire;
    private final ConnectionPool pool;
    private final byte[] buffer = new byte[16384];
    private int at;
    private int limit;
    private boolean keepAlive = true;
    private boolean released;
    /** When it was given back, as {@link System#nanoTime()}. */
    long idleSince;

    Connection(Wire wire, ConnectionPool pool) {
        this.wire = wire;
        this.pool = pool;
    }

    Wire wire() {
        return wire;
    }

    /** Takes it out of the pool for one exchange. */
    void claim() {
        released = false;
        keepAlive = true;
    }

    /** Returns whether a connection that lay idle can carry another exchange. */
    boolean quiet() {
        return at == limit && wire.quiet();
    }

    void send(EngineRequest request, String host) throws IOException {
        var head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\nHost: ").append(host)
                .append("\r\nUser-Agent: jcompose\r\n");
        List<String> headers = request.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        EngineRequest.Body body = request.body().orElse(null);
        if (body instanceof EngineRequest.Body.Streamed streamed) {
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            byte[] bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
            wire.write(bytes, 0, bytes.length);
            var chunks = new ChunkedOutput(wire);
            streamed.source().writeTo(chunks);
            chunks.finish();
            return;
        }
        byte[] content = body instanceof EngineRequest.Body.Bytes given ? given.bytes() : new byte[0];
        if (body != null || !request.method().equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        // one write: one packet, one wake-up of the engine
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        wire.write(all, 0, all.length);
    }

    /** Reads the head of the final answer; interim answers other than 101 are skipped. */
    ResponseHead head() throws IOException {
        while (true) {
            String line = line();
            int blank = line.indexOf(' ');
            if (!line.startsWith("HTTP/1.")
                    || line.length() < blank + 4) throw new IOException("no HTTP answer: " + line);
            int status = number(line.substring(blank + 1, blank + 4), 10);
            var headers = new ArrayList<String>(16);
            for (String field = line(); !field.isEmpty(); field = line()) {
                int colon = field.indexOf(':');
                if (colon <= 0) throw new IOException("no HTTP header: " + field);
                headers.add(field.substring(0, colon));
                headers.add(field.substring(colon + 1).strip());
            }
            if (status == 101 || status >= 200) {
                var head = new ResponseHead(status, headers);
                keepAlive = !line.startsWith("HTTP/1.0") && !head.header("Connection").equalsIgnoreCase("close");
                return head;
            }
        }
    }

    BodyInput body(ResponseHead head, String method) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) return BodyInput.ofLength(this, 0);
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) return BodyInput.chunked(this);
        String length = head.header("Content-Length");
        if (!length.isEmpty()) {
            try {
                return BodyInput.ofLength(this, Math.max(0, Long.parseLong(length)));
            } catch (NumberFormatException notANumber) {
                throw new IOException("no length: " + length);
            }
        }
        return BodyInput.untilClose(this);
    }

    /** Reads what is there, waiting when nothing is; -1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (at == limit) {
            // large reads need not go through our buffer
            if (length >= buffer.length) return wire.read(into, offset, length);
            if (!fill()) return -1;
        }
        int count = Math.min(length, limit - at);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    int buffered() {
        return limit - at;
    }

    long chunkSize() throws IOException {
        String line = line();
        int end = line.indexOf(';');
        int size = number((end < 0 ? line : line.substring(0, end)).strip(), 16);
        if (size < 0) throw new IOException("no chunk size: " + line);
        return size;
    }

    void endOfChunk() throws IOException {
        if (!line().isEmpty()) throw new IOException("a chunk is longer than it said");
    }

    void skipTrailers() throws IOException {
        while (!line().isEmpty()) {
            // nobody asks for trailers
        }
    }

    /** Ends the exchange. */
    void finished(boolean reusable) {
        if (released) return;
        released = true;
        if (reusable && keepAlive && at == limit) pool.giveBack(this);
        else wire.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            while (at < limit) {
                byte b = buffer[at++];
                if (b == '\n') {
                    int end = line.length();
                    if (end > 0 && line.charAt(end - 1) == '\r') line.setLength(end - 1);
                    return line.toString();
                }
                line.append((char) (b & 0xff));
            }
            if (line.length() > LONGEST_LINE) throw new IOException("a header line is too long");
            if (!fill()) throw new EOFException("the engine closed the connection");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = 0;
        int got = wire.read(buffer, 0, buffer.length);
        if (got <= 0) return false;
        limit = got;
        return true;
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException notANumber) {
            throw new IOException("no number: " + digits);
        }
    }

    /** Says that the other side stopped reading in the middle of a body; it may have answered before that. */
    static final class HungUp extends IOException {
        private static final long serialVersionUID = 1L;

        HungUp(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Sends a body whose length is not known beforehand. */
    private static final class ChunkedOutput extends OutputStream {
        private static final int SIZE = 32768;
        private static final int ROOM_FOR_SIZE = 8;

        private final Wire wire;
        private final byte[] chunk = new byte[ROOM_FOR_SIZE + SIZE + 2];
        private int used;

        ChunkedOutput(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, SIZE - used);
                System.arraycopy(from, offset + done, chunk, ROOM_FOR_SIZE + used, count);
                used += count;
                done += count;
                if (used == SIZE) flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (used == 0) return;
            String size = Integer.toHexString(used) + "\r\n";
            int start = ROOM_FOR_SIZE - size.length();
            for (int i = 0; i < size.length(); i++) chunk[start + i] = (byte) size.charAt(i);
            int end = ROOM_FOR_SIZE + used;
            chunk[end] = '\r';
            chunk[end + 1] = '\n';
            try {
                wire.write(chunk, start, end + 2 - start);
            } catch (ClosedByInterruptException interrupted) {
                throw interrupted;
            } catch (IOException failed) {
                throw new HungUp(failed);
            }
            used = 0;
        }

        void finish() throws IOException {
            flush();
            wire.write(new byte[] {'0', '\r', '\n', '\r', '\n'}, 0, 5);
        }
    }
}
