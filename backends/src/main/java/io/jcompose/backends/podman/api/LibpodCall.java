package io.jcompose.backends.podman.api;

import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts the path and the query of a libpod call together. */
public final class LibpodCall {
    /** The oldest path that all supported releases answer: 4.3.1 refuses older ones, 5.x still takes this one. */
    private static final String PREFIX = "/v4.0.0/libpod";
    private static final String DOCKER_PREFIX = "/v1.40";
    private static final String SAFE = "-._~/:@";

    private final StringBuilder path = new StringBuilder(128);
    private boolean asked;

    private LibpodCall(String prefix) {
        path.append(prefix);
    }

    /** Starts a call to these parts of a path, each of which may hold any character. */
    public static LibpodCall to(String... parts) {
        return new LibpodCall(PREFIX).append(parts);
    }

    /** Starts a call to the part of the API that has Docker's form, for what libpod's own does not tell. */
    public static LibpodCall docker(String... parts) {
        return new LibpodCall(DOCKER_PREFIX).append(parts);
    }

    private LibpodCall append(String... parts) {
        for (String part : parts) {
            path.append('/');
            escape(part);
        }
        return this;
    }

    /** Adds a parameter. */
    public LibpodCall with(String name, String value) {
        path.append(asked ? '&' : '?').append(name).append('=');
        asked = true;
        escape(value);
        return this;
    }

    /** Adds a parameter. */
    public LibpodCall with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Adds a parameter. */
    public LibpodCall with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    /** Adds a filter by one label. */
    public LibpodCall withLabel(String label, String value) {
        return withLabel(label + "=" + value);
    }

    /** Adds a filter by one label, {@code KEY} or {@code KEY=VALUE}. */
    public LibpodCall withLabel(String label) {
        return with("filters", JsonWriter.compact(JsonValue.object()
                .put("label", JsonValue.strings(List.of(label))).build()));
    }

    /** Returns the request that reads. */
    public EngineRequest get() {
        return EngineRequest.get(path.toString());
    }

    /** Returns the request that does something. */
    public EngineRequest post() {
        return EngineRequest.post(path.toString());
    }

    /** Returns the request that sends JSON; without this content type the server would swallow the body. */
    public EngineRequest post(JsonValue body) {
        return EngineRequest.post(path.toString(), body);
    }

    /** Returns the request that writes. */
    public EngineRequest put(String contentType, EngineRequest.Body body) {
        return EngineRequest.of("PUT", path.toString()).with(contentType, body);
    }

    /** Returns the request that removes. */
    public EngineRequest delete() {
        return EngineRequest.delete(path.toString());
    }

    private void escape(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || SAFE.indexOf(c) >= 0;
            if (plain) path.append(c);
            else path.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                    .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        }
    }
}
