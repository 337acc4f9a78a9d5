package io.jcompose.backends.docker;

import io.jcompose.backends.docker.mapping.ApiVersion;
import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EnginePing;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to one engine in the version that both sides speak. Thread-safe. */
public final class DockerApi {
    private final EngineHttp http;
    private final Optional<ApiVersion> wanted;
    private volatile @Nullable Negotiated negotiated;

    /** What came of the first ping. */
    private record Negotiated(ApiVersion version, String engine, String prefix) {}

    /** Uses {@code wanted} instead of negotiating when it is there ({@code DOCKER_API_VERSION}). */
    DockerApi(EngineHttp http, Optional<ApiVersion> wanted) {
        this.http = http;
        this.wanted = wanted;
    }

    /** Returns the connections underneath. */
    public EngineHttp http() {
        return http;
    }

    /** Returns whom it speaks with. */
    public EngineEndpoint endpoint() {
        return http.endpoint();
    }

    void close() {
        http.close();
    }

    /** Returns the version spoken; asks the engine the first time. */
    public ApiVersion version() {
        return negotiated().version;
    }

    /** Returns the engine's own version, for example {@code 28.5.2}; empty when it does not say. */
    public String engine() {
        return negotiated().engine;
    }

    private Negotiated negotiated() {
        Negotiated known = negotiated;
        if (known != null) return known;
        EnginePing ping = EnginePing.of(http);
        ApiVersion offered = ApiVersion.parse(ping.apiVersion());
        if (wanted.isEmpty() && offered.compareTo(ApiVersion.OLDEST) < 0) throw EngineException.failed(
                "the engine at " + http.endpoint().text() + " speaks API " + offered + "; at least "
                        + ApiVersion.OLDEST + " (Docker 20.10) is needed");
        ApiVersion version = wanted.orElse(offered.compareTo(ApiVersion.NEWEST) > 0 ? ApiVersion.NEWEST : offered);
        known = new Negotiated(version, ping.engineVersion(), "/v" + version);
        negotiated = known;
        return known;
    }

    /** Puts the version before a path. */
    public String path(String path) {
        return negotiated().prefix + path;
    }

    /** Returns a request that reads, with the version before its path. */
    public EngineRequest get(String path) {
        return EngineRequest.get(path(path));
    }

    /** Sends a request as it is. */
    public EngineResponse send(EngineRequest request) {
        return http.send(request);
    }

    /** Reads an object, refusing what the engine refuses. */
    public JsonValue.Obj read(String path) {
        return http.send(get(path)).orRefuse().object();
    }

    /** Does something that answers with an object, or nothing. */
    public JsonValue.Obj call(String method, String path, @Nullable JsonValue body) {
        EngineRequest request = EngineRequest.of(method, path(path));
        if (body != null) {
            request = EngineRequest.post(path(path), body);
            request = new EngineRequest(method, request.path(), request.headers(), request.body());
        }
        EngineResponse response = http.send(request).orRefuse();
        if (response.status() == 204 || response.status() == 304) {
            response.discard();
            return JsonValue.Obj.EMPTY;
        }
        String text = response.text().strip();
        return text.startsWith("{") ? JsonReader.readObject(text) : JsonValue.Obj.EMPTY;
    }

    /** Escapes a part of a path or a value of a query. */
    public static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                    || c == '_' || c == '.';
            if (!plain) return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
        return text;
    }

    /**
     * Escapes an image reference for a path, in which engines want slashes and colons as they are. They redirect a path with
     * two slashes to that with one, so slashes in front count for nothing (28.5).
     */
    public static String reference(String image) {
        int start = 0;
        while (start < image.length() && image.charAt(start) == '/') start++;
        return escape(image.substring(start)).replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }

    /** Returns {@code filters={...}} of one kind. */
    public static String filters(String name, List<String> values) {
        return filters(JsonValue.object().putIf(name, values));
    }

    /** Returns {@code filters={...}}; kinds must all be met, of one kind's values one. */
    public static String filters(JsonValue.Builder kinds) {
        return "filters=" + escape(JsonWriter.compact(kinds.build()));
    }
}
