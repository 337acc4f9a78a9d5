package io.jcompose.backends.docker;

import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A closer look at containers and images. */
final class DockerInspections implements Inspections {
    private final DockerApi api;

    DockerInspections(DockerApi api) {
        this.api = api;
    }

    @Override
    public Optional<JsonValue.Obj> container(String container) {
        return find("/containers/" + DockerApi.escape(container) + "/json");
    }

    @Override
    public Optional<JsonValue.Obj> image(String reference) {
        return find("/images/" + DockerApi.reference(reference) + "/json");
    }

    private Optional<JsonValue.Obj> find(String path) {
        return read(api.send(api.get(path)));
    }

    private static Optional<JsonValue.Obj> read(EngineResponse response) {
        if (response.status() != 404) return Optional.of(response.orRefuse().object());
        response.discard();
        return Optional.empty();
    }

    @Override
    public List<JsonValue.Obj> stats(List<String> containers) {
        var underWay = new ArrayList<Exchange>(containers.size());
        for (String container : containers) underWay.add(api.http().begin(stats(container, "?stream=0")));
        var all = new ArrayList<JsonValue.Obj>(containers.size());
        for (Exchange exchange : underWay) read(exchange.response()).ifPresent(all::add);
        return all;
    }

    private EngineRequest stats(String container, String query) {
        return api.get("/containers/" + DockerApi.escape(container) + "/stats" + query);
    }

    @Override
    public StatsStream watchStats(String container) {
        EngineRequest request = stats(container, "?stream=1");
        var lines = new JsonLines(api.send(request).orRefuse());
        return new StatsStream() {
            private volatile boolean closed;

            @Override
            public Optional<JsonValue.Obj> next() {
                try {
                    return lines.next();
                } catch (IOException ended) {
                    if (closed) return Optional.empty();
                    throw EngineHttp.broken(request, ended);
                }
            }

            @Override
            public void close() {
                closed = true;
                lines.close();
            }
        };
    }
}
