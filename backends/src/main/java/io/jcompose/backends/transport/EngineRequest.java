package io.jcompose.backends.transport;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param path    with the query, escaped, beginning with a slash
 * @param headers names and values in turn, besides those that the transport sets itself (Host, Content-Length,
 *                Transfer-Encoding)
 */
public record EngineRequest(String method, String path, List<String> headers, Optional<Body> body) {
    public EngineRequest {
        headers = List.copyOf(headers);
    }

    /** What is sent. */
    public sealed interface Body {
        /** Bytes that are there already. */
        record Bytes(byte[] bytes) implements Body {}

        /** Bytes that are made while they are sent, in chunks. */
        record Streamed(Source source) implements Body {}
    }

    /** Writes a body. */
    public interface Source {
        /** Writes everything; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns a request that reads. */
    public static EngineRequest get(String path) {
        return new EngineRequest("GET", path, List.of(), Optional.empty());
    }

    /** Returns a request without a body. */
    public static EngineRequest of(String method, String path) {
        return new EngineRequest(method, path, List.of(), Optional.empty());
    }

    /** Returns a request without a body that does something. */
    public static EngineRequest post(String path) {
        return of("POST", path);
    }

    /** Returns a request that sends JSON. */
    public static EngineRequest post(String path, JsonValue json) {
        byte[] bytes = JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8);
        return new EngineRequest("POST", path, List.of("Content-Type", "application/json"),
                Optional.of(new Body.Bytes(bytes)));
    }

    /** Returns a request that deletes. */
    public static EngineRequest delete(String path) {
        return of("DELETE", path);
    }

    /** Returns this request with one header more. */
    public EngineRequest with(String header, String value) {
        var more = new ArrayList<String>(headers);
        more.add(header);
        more.add(value);
        return new EngineRequest(method, path, more, body);
    }

    /** Returns this request with a body of that type. */
    public EngineRequest with(String contentType, Body content) {
        return new EngineRequest(method, path, with("Content-Type", contentType).headers(), Optional.of(content));
    }
}
