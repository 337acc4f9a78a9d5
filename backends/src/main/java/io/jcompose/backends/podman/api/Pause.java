package io.jcompose.backends.podman.api;

import io.jcompose.backends.transport.EngineHttp;
import java.time.Duration;

/** A wait before Podman is looked at again, where it tells of no event to wait for. */
public final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @throws io.jcompose.model.problem.ComposeException when this thread is interrupted
     */
    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineHttp.cancelled(interrupted);
        }
    }
}
