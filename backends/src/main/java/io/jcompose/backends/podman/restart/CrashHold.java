package io.jcompose.backends.podman.restart;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.runtime.Pause;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.restart.RestartDecider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps a container down that ends again and again, and that libpod starts again without any wait. What runs is stopped.
 * What has just ended cannot be: it is made ready to run, and that makes libpod forget that it wanted to start it. In that
 * state a {@code podman stop} of a person has an effect, and is seen.
 */
public final class CrashHold {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The clean-up after its last run undoes that it is ready to run, with 4.3 always, and may come late. */
    private static final Duration CLEANED = Duration.ofSeconds(5);
    private static final Duration SELDOM_CLEANED = Duration.ofMillis(500);

    private final LibpodApi api;
    private final InstantSource clock;

    public CrashHold(LibpodApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * Holds it down. The note says why not: a person stopped it, or nothing starts it again.
     *
     * @param forGood not to be started by us any more
     */
    public Performed hold(String container, boolean forGood) {
        Instant limit = clock.instant().plus(PATIENCE);
        boolean held = false;
        while (!held) {
            if (clock.instant().isAfter(limit)) throw EngineException.failed(
                    "container " + container + " cannot be held down");
            Phase now = Phase.of(api, container);
            switch (now.word()) {
                case "running" -> {
                    if (asked(container, "stop")) {
                        if (!forGood) ready(container);
                        held = true;
                    }
                }
                case "stopped" -> {
                    // after a longer run it is awaited whether libpod starts it again, and the run that follows is stopped
                    if (now.length().compareTo(RestartDecider.BRIEF) < 0 && asked(container, "init")) held = true;
                    else Pause.of(LOOK);
                }
                case "initialized" -> held = true;
                case "stopping" -> {
                    return Performed.noted("a person is stopping it");
                }
                default -> {
                    return Performed.noted("it is " + now.word());
                }
            }
        }
        stay(container);
        if (forGood) asked(container, "stop");
        return Performed.DONE;
    }

    /** We have stopped it: who made it so must see that it does not stay so. */
    private void ready(String container) {
        if (asked(container, "init")) return;
        api.done(LibpodCall.to("containers", container, "start").post(), 304);
        throw EngineException.failed("container " + container + " cannot be made ready");
    }

    private void stay(String container) {
        Duration time = api.version().atLeast(5, 0) ? SELDOM_CLEANED : CLEANED;
        for (Instant until = clock.instant().plus(time); clock.instant().isBefore(until); Pause.of(LOOK)) {
            if (!Phase.of(api, container).is("created")) continue;
            asked(container, "init");
            return;
        }
    }

    private boolean asked(String container, String what) {
        return Phase.allowed(api, LibpodCall.to("containers", container, what).post());
    }
}
