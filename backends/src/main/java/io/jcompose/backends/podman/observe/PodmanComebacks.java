package io.jcompose.backends.podman.observe;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.runtime.Pause;
import io.jcompose.model.json.JsonValue;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until Podman has decided about a container that has ended. A container that is to be started again is
 * "stopped" until then, one that stays where it is becomes "exited" (4.3.1). One that jcompose's supervisor holds down
 * between two runs stays "initialized".
 */
public final class PodmanComebacks {
    private static final int LOOKS = 200;
    private static final Duration LOOK = Duration.ofMillis(50);

    private final LibpodApi api;

    public PodmanComebacks(LibpodApi api) {
        this.api = api;
    }

    /** Returns whether it runs again, or is held until it may; false when nothing is decided for ten seconds. */
    public boolean isStartedAgain(String containerId) {
        boolean held = false;
        for (int look = 0; look < LOOKS; look++) {
            Optional<JsonValue.Obj> seen = api.find(LibpodCall.to("containers", containerId, "json").get());
            String state = seen.map(one -> one.object("State").string("Status")).orElse("exited");
            held = state.equals("initialized");
            switch (state) {
                case "running", "paused" -> {
                    return true;
                }
                case "stopped", "stopping", "configured", "created", "initialized" -> Pause.of(LOOK);
                default -> {
                    return false;
                }
            }
        }
        return held;
    }
}
