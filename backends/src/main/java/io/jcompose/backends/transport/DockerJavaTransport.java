package io.jcompose.backends.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets docker-java's typed commands run over our own connections, so that there is one socket layer. */
public final class DockerJavaTransport implements DockerHttpClient {
    private final EngineHttp http;

    public DockerJavaTransport(EngineHttp http) {
        this.http = http;
    }

    @Override
    public Response execute(Request request) {
        var headers = new ArrayList<String>();
        request.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Host")) {
                headers.add(name);
                headers.add(value);
            }
        });
        var sent = new EngineRequest(request.method(), request.path(), headers, body(request));
        InputStream stdin = request.hijackedInput();
        if (stdin != null) return hijacked(sent, stdin);
        return new Answered(http.send(sent));
    }

    private static Optional<EngineRequest.Body> body(Request request) {
        byte[] bytes = request.bodyBytes();
        if (bytes != null) return Optional.of(new EngineRequest.Body.Bytes(bytes));
        InputStream stream = request.body();
        if (stream == null) return Optional.empty();
        return Optional.of(new EngineRequest.Body.Streamed(stream::transferTo));
    }

    private Response hijacked(EngineRequest request, InputStream stdin) {
        UpgradedStream stream = http.upgrade(request);
        Thread.ofVirtual().start(() -> {
            try (OutputStream out = stream.output()) {
                stdin.transferTo(out);
            } catch (IOException ended) {
                // the process over there no longer reads
            }
        });
        return new Hijacked(stream);
    }

    /** Leaves the connections alone: they belong to the caller. */
    @Override
    public void close() {}

    private record Answered(EngineResponse response) implements Response {
        @Override
        public int getStatusCode() {
            return response.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            var headers = new LinkedHashMap<String, List<String>>();
            List<String> pairs = response.headers();
            for (int i = 0; i < pairs.size(); i += 2) {
                headers.computeIfAbsent(pairs.get(i), name -> new ArrayList<>()).add(pairs.get(i + 1));
            }
            return headers;
        }

        @Override
        public InputStream getBody() {
            return response.body();
        }

        @Override
        public void close() {
            response.close();
        }
    }

    private record Hijacked(UpgradedStream stream) implements Response {
        @Override
        public int getStatusCode() {
            return 101;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of();
        }

        @Override
        public InputStream getBody() {
            return stream.input();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
