package io.jcompose.backends.transport.stream;

import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads JSON objects from a stream, one per line, as they arrive. Closing it from another thread ends a waiting read. */
public final class JsonLines implements AutoCloseable {
    private final EngineResponse response;
    private final InputStream in;
    private byte[] buffer = new byte[8192];
    private int at;
    private int limit;
    private int searched;

    public JsonLines(EngineResponse response) {
        this.response = response;
        this.in = response.body();
    }

    /**
     * Waits for the next object; empty at the end of the stream.
     *
     * @throws IOException when the connection broke, the thread was interrupted, or a line is no JSON object
     */
    public Optional<JsonValue.Obj> next() throws IOException {
        while (true) {
            int end = lineEnd();
            if (end >= 0) {
                String line = take(end);
                at = end + 1;
                searched = at;
                if (!line.isEmpty()) return Optional.of(parse(line));
            } else if (!more()) {
                String rest = take(limit);
                at = limit;
                return rest.isEmpty() ? Optional.empty() : Optional.of(parse(rest));
            }
        }
    }

    private int lineEnd() {
        for (; searched < limit; searched++) if (buffer[searched] == '\n') return searched;
        return -1;
    }

    private boolean more() throws IOException {
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, limit - at);
            limit -= at;
            searched -= at;
            at = 0;
        }
        if (limit == buffer.length) buffer = Arrays.copyOf(buffer, limit * 2);
        int got = in.read(buffer, limit, buffer.length - limit);
        if (got < 0) return false;
        limit += got;
        return true;
    }

    private String take(int end) {
        return new String(buffer, at, end - at, StandardCharsets.UTF_8).strip();
    }

    private static JsonValue.Obj parse(String line) throws IOException {
        try {
            return JsonReader.readObject(line);
        } catch (JsonSyntaxException notJson) {
            throw new IOException(notJson.getMessage(), notJson);
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
