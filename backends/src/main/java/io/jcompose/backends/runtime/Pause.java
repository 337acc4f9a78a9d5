package io.jcompose.backends.runtime;

import io.jcompose.backends.transport.EngineHttp;
import java.time.Duration;

/** A wait before something is looked at again, where nobody tells of what is waited for. */
public final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @throws io.jcompose.model.diagnostic.ComposeException when this thread is interrupted
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
