package io.jcompose.backends.podman.restart;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.runtime.Pause;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Restarts a container so that a stop that a person asks for meanwhile is not undone. libpod's own restart keeps no trace of
 * such a stop and starts the container after it. So the container is ended by its signal, which leaves it
 * {@code running} for libpod; who else stops it makes it {@code stopping}, and that is seen until it has ended.
 */
public final class GentleRestart {
    /** A look takes a few milliseconds. */
    private static final Duration LOOK = Duration.ofMillis(20);
    /** How long the end of a process that was killed may take. */
    private static final Duration REAPED = Duration.ofSeconds(10);

    private final LibpodApi api;
    private final InstantSource clock;

    public GentleRestart(LibpodApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Restarts it, with its own signal and grace. The note says why it was not started again. */
    public Performed restart(String container) {
        Phase before = Phase.of(api, container);
        if (!before.is("running")) return Performed.noted("it is " + before.word());
        signal(container, signal(before));
        Instant limit = clock.instant().plusSeconds(before.config().number("StopTimeout"));
        boolean killed = false;
        while (true) {
            Phase now = Phase.of(api, container);
            if (now.is("stopping")) return Performed.noted("a person is stopping it");
            // 4.3 takes an end by a signal for one that its policy makes good
            if (!now.started().equals(before.started())) return Performed.DONE;
            if (!now.runs()) break;
            Instant time = clock.instant();
            if (time.isAfter(limit)) {
                if (killed) throw EngineException
                        .failed("container " + container + " does not end though it was killed");
                signal(container, "SIGKILL");
                killed = true;
                limit = time.plus(REAPED);
            }
            Pause.of(LOOK);
        }
        api.done(LibpodCall.to("containers", container, "start").post());
        return Performed.DONE;
    }

    /** 4.3 tells a number, 5 a name. */
    private static String signal(Phase phase) {
        String name = phase.config().string("StopSignal");
        if (!name.isEmpty()) return name;
        long number = phase.config().number("StopSignal");
        return number > 0 ? Long.toString(number) : "SIGTERM";
    }

    private void signal(String container, String signal) {
        // it may have ended by itself
        Phase.allowed(api, LibpodCall.to("containers", container, "kill").with("signal", signal).post());
    }
}
