package io.jcompose.backends.podman.restart;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a container is between two runs, in libpod's own words, which say more than Docker's: what has ended is
 * {@code stopped} until libpod has decided whether to start it again, and {@code exited} when it will not; what somebody
 * stops is {@code stopping}; what is ready to run, and does not, is {@code initialized}. Measured with 4.3.1 and 5.4.2.
 */
record Phase(String word, Instant started, Instant finished, JsonValue.Obj config) {
    private static final int IMPROPER = 409;

    static Phase of(LibpodApi api, String container) {
        JsonValue.Obj seen = api.object(LibpodCall.to("containers", container, "json").get());
        JsonValue.Obj state = seen.object("State");
        return new Phase(state.string("Status"), time(state.string("StartedAt")), time(state.string("FinishedAt")),
                seen.object("Config"));
    }

    boolean is(String other) {
        return word.equals(other);
    }

    /** Returns whether its process is there, as far as libpod knows. */
    boolean runs() {
        return is("running") || is("paused");
    }

    /** Returns how long its last run was, when that has ended. */
    Duration length() {
        return finished.isBefore(started) ? Duration.ZERO : Duration.between(started, finished);
    }

    /**
     * Asks for what is possible in some phases only. Returns whether it was done; not when the container was in another one
     * by then, because another process was faster, or its own.
     */
    static boolean allowed(LibpodApi api, EngineRequest request) {
        EngineResponse response = api.send(request);
        int status = response.status();
        if (status < 400 || status == IMPROPER) {
            response.discard();
            return status < 300;
        }
        EngineException refused = response.refusal();
        if (refused.engineMessage().contains("state improper")) return false;
        throw refused;
    }

    private static Instant time(String text) {
        return EngineTime.parse(text).orElse(Instant.EPOCH);
    }
}
