package io.jcompose.tests.created;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import java.util.Optional;

/** A network and a volume that no project makes. Files call them {@code parity-outer-${PARITY}}. */
final class External {
    /** What is different in each run of the tests, so that names of one are not those of another. */
    static final String MARK = Long.toString(ProcessHandle.current().pid());

    private static final String NAME = "parity-outer-" + MARK;

    private External() {}

    static void create(String host) {
        var name = JsonValue.object().put("Name", JsonValue.of(NAME)).build();
        try (var http = new EngineHttp(EngineEndpoint.parse(host, Optional.empty()))) {
            http.send(EngineRequest.post("/networks/create", name)).orRefuse();
            http.send(EngineRequest.post("/volumes/create", name)).orRefuse();
        }
    }

    static void remove(String host) {
        try (var http = new EngineHttp(EngineEndpoint.parse(host, Optional.empty()))) {
            http.send(EngineRequest.delete("/networks/" + NAME)).discard();
            http.send(EngineRequest.delete("/volumes/" + NAME)).discard();
        }
    }
}
