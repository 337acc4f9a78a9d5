package io.jcompose.backends.podman.api;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EnginePing;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls libpod. Thread-safe. A service that jcompose started itself may have gone away between two calls, because it
 * ends when nobody speaks with it; then it is started again.
 */
public final class LibpodApi implements AutoCloseable {
    private static final int NO_EFFECT = 304;

    private final EngineHttp http;
    private final Optional<ServiceStarter> own;
    private @Nullable LibpodVersion version;

    /** Speaks with an engine; {@code own} is there when jcompose is to start its service. */
    public LibpodApi(EngineHttp http, Optional<ServiceStarter> own) {
        this.http = http;
        this.own = own;
    }

    /** Returns the endpoint as the user knows it. */
    public String endpoint() {
        return http.endpoint().text();
    }

    /** Returns the transport, for streams that are not HTTP. */
    public EngineHttp http() {
        return http;
    }

    /**
     * Returns which release answers; asks once.
     *
     * @throws EngineException when what answers is not Podman, or is older than 4.0
     */
    public synchronized LibpodVersion version() {
        if (version != null) return version;
        EnginePing ping = ping();
        if (!ping.podman()) throw EngineException.failed(endpoint() + " is not Podman: it does not speak libpod's API");
        LibpodVersion found = LibpodVersion.parse(ping.libpodVersion());
        if (!found.atLeast(4, 0)) throw EngineException
                .failed("Podman " + found + " is too old: 4.0 or later is needed");
        version = found;
        return found;
    }

    private EnginePing ping() {
        try {
            return EnginePing.of(http);
        } catch (EngineException gone) {
            if (!restarted(gone)) throw notThere(gone);
            return EnginePing.of(http);
        }
    }

    /** Sends a request and returns the answer whatever its status. */
    public EngineResponse send(EngineRequest request) {
        try {
            return http.send(request);
        } catch (EngineException gone) {
            if (!restarted(gone)) throw notThere(gone);
            return http.send(request);
        }
    }

    /** Sends a request and returns the answer of an engine that did it. */
    public EngineResponse call(EngineRequest request) {
        EngineResponse response = send(request);
        if (response.status() >= 400) throw EngineHints.explain(response.refusal());
        return response;
    }

    /** Sends a request for its effect. */
    public void done(EngineRequest request) {
        call(request).discard();
    }

    /**
     * Sends a request for its effect, which may be there already: the given statuses are success too. Returns false when Podman
     * says that it had none (304).
     */
    public boolean done(EngineRequest request, int... alsoFine) {
        EngineResponse response = send(request);
        if (response.status() < 400) {
            response.discard();
            return response.status() != NO_EFFECT;
        }
        for (int fine : alsoFine) {
            if (response.status() == fine) {
                response.discard();
                return true;
            }
        }
        EngineException refused = response.refusal();
        for (int fine : alsoFine) if (fine == 404 && isGone(refused)) return true;
        throw EngineHints.explain(refused);
    }

    /** Reads one object. */
    public JsonValue.Obj object(EngineRequest request) {
        return call(request).object();
    }

    /** Reads one object; empty when the engine does not have it. */
    public Optional<JsonValue.Obj> find(EngineRequest request) {
        EngineResponse response = send(request);
        if (response.status() < 400) return Optional.of(response.object());
        EngineException refused = response.refusal();
        if (isGone(refused)) return Optional.empty();
        throw EngineHints.explain(refused);
    }

    /** Who loses a race for the lock of what is being removed is told so with status 500. */
    private static boolean isGone(EngineException refused) {
        return refused.status() == 404 || refused.engineMessage().contains("no such container");
    }

    /** Reads a list. */
    public List<JsonValue.Obj> objects(EngineRequest request) {
        return call(request).objects();
    }

    /**
     * Sends all requests, each on a connection of its own, and only then reads the answers.
     *
     * @return the answers in order; JSON null for what the engine does not have (404)
     */
    public List<JsonValue> together(List<EngineRequest> requests) {
        var exchanges = new ArrayList<Exchange>(requests.size());
        var answers = new ArrayList<JsonValue>(requests.size());
        int fetched = 0;
        try {
            for (EngineRequest request : requests) exchanges.add(http.begin(request));
            while (fetched < exchanges.size()) answers.add(read(exchanges.get(fetched++).response()));
        } catch (RuntimeException failed) {
            for (Exchange exchange : exchanges.subList(fetched, exchanges.size())) exchange.cancel();
            throw failed;
        }
        return answers;
    }

    private static JsonValue read(EngineResponse response) {
        if (response.status() == 404) {
            response.discard();
            return JsonValue.NULL;
        }
        if (response.status() >= 400) throw EngineHints.explain(response.refusal());
        return response.json();
    }

    private boolean restarted(EngineException gone) {
        // a connection that broke in the middle names its call: the engine may have done it, so it is not done again
        if (own.isEmpty() || !gone.call().isEmpty()) return false;
        own.get().ensureRunning();
        return true;
    }

    private EngineException notThere(EngineException gone) {
        if (!gone.call().isEmpty() || gone.kind() != EngineException.Kind.ENGINE_UNREACHABLE) return gone;
        return EngineException.unreachable("Cannot connect to Podman at " + endpoint(),
                "start it with \"podman system service\" or \"systemctl start podman.socket\", or unset CONTAINER_HOST:"
                        + " then jcompose starts it when it is needed",
                gone);
    }

    @Override
    public void close() {
        http.close();
    }
}
