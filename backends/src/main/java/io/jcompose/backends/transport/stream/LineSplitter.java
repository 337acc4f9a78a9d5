package io.jcompose.backends.transport.stream;

import io.jcompose.backends.spi.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts output into lines, standard output and standard error apart. The carriage return that a terminal puts before a
 * line feed stays, as it does with docker compose.
 */
public final class LineSplitter implements OutputFrames.Sink {
    private final LogSink sink;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    public LineSplitter(LogSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(byte[] bytes, int offset, int length, boolean error) {
        ByteArrayOutputStream open = error ? errors : output;
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] != '\n') continue;
            open.write(bytes, start, i - start);
            flush(open, error);
            start = i + 1;
        }
        open.write(bytes, start, end - start);
    }

    private void flush(ByteArrayOutputStream open, boolean error) {
        String line = open.toString(StandardCharsets.UTF_8);
        open.reset();
        sink.line(line, error);
    }

    /** Hands on what is left without a line end. */
    public void finish() {
        if (output.size() > 0) flush(output, false);
        if (errors.size() > 0) flush(errors, true);
    }
}
