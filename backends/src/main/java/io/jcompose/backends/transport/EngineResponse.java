package io.jcompose.backends.transport;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The answer of an engine. Its connection is free again when the body was read to its end. */
public final class EngineResponse implements AutoCloseable {
    private final EngineRequest request;
    private final ResponseHead head;
    private final BodyInput body;

    EngineResponse(EngineRequest request, ResponseHead head, BodyInput body) {
        this.request = request;
        this.head = head;
        this.body = body;
    }

    /** Returns the HTTP status. */
    public int status() {
        return head.status();
    }

    /** Returns the value of a header, empty when it is not there. */
    public String header(String name) {
        return head.header(name);
    }

    /** Returns names and values in turn. */
    List<String> headers() {
        return head.headers();
    }

    /** Returns the body as it arrives. */
    public InputStream body() {
        return body;
    }

    /** Returns this when the engine did what it was asked, that is for a status below 400. */
    public EngineResponse orRefuse() {
        if (status() >= 400) throw refusal();
        return this;
    }

    /** Reads the whole body as text. */
    public String text() {
        try {
            byte[] all = new byte[Math.max(body.lengthHint(), 4096)];
            int used = 0;
            while (true) {
                int got = body.read(all, used, all.length - used);
                if (got < 0) break;
                used += got;
                if (used == all.length) all = Arrays.copyOf(all, used * 2);
            }
            return new String(all, 0, used, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw EngineHttp.broken(request, failed);
        }
    }

    /** Reads the whole body as JSON. */
    public JsonValue json() {
        String text = text();
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException notJson) {
            throw EngineHttp.broken(request,
                    new IOException("the answer is not JSON: " + notJson.getMessage(), notJson));
        }
    }

    /** Reads the whole body as a JSON object. */
    public JsonValue.Obj object() {
        return json() instanceof JsonValue.Obj object ? object : JsonValue.Obj.EMPTY;
    }

    /** Reads the whole body as a JSON list of objects; null counts as the empty list. */
    public List<JsonValue.Obj> objects() {
        return json() instanceof JsonValue.Arr array ? array.objects() : List.of();
    }

    /** Reads the rest and forgets it, so that the connection can be used again. */
    public void discard() {
        try {
            byte[] dump = new byte[4096];
            while (body.read(dump, 0, dump.length) >= 0) {
                // only the end matters
            }
        } catch (IOException failed) {
            throw EngineHttp.broken(request, failed);
        }
    }

    /** Reads the engine's reason from the body of a refusal. */
    public EngineException refusal() {
        String text = text().strip();
        String reason = text;
        if (text.startsWith("{")) {
            try {
                String message = JsonReader.readObject(text).string("message");
                if (!message.isEmpty()) reason = message.strip();
            } catch (JsonSyntaxException notJson) {
                // the raw text says it
            }
        }
        if (reason.isEmpty()) reason = "status " + status() + " on " + request.method() + " " + request.path();
        return EngineException.refused(request.method(), request.path(), status(), reason);
    }

    /** Ends the exchange; a body that was not read to its end takes the connection with it. */
    @Override
    public void close() {
        body.close();
    }
}
