package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one container until its health is known. Podman leaves probes to systemd's timers; without systemd nobody runs
 * them, so they are run from here. The verdict is our own in that case: the events of 4.3.1 say "starting" for ever.
 *
 * <p>That a container ends between two probes is seen by looking at it: an inspection takes a millisecond, and the
 * service's own wait call does nothing else inside.
 */
final class HealthWatch {
    private static final Duration LOOK = Duration.ofMillis(500);
    /** How long a container that the engine will start again may stay ended: Podman restarts without any delay. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    private final LibpodApi api;
    private final CheckRunner runner;
    private final InstantSource clock;
    private final String container;
    private final boolean timersRun;
    private final LinkedBlockingQueue<CheckRunner.Result> results = new LinkedBlockingQueue<>();

    private @Nullable HealthCourse course;
    private Instant started = Instant.EPOCH;
    private CheckRunner.@Nullable Run run;
    private Instant runBegan = Instant.EPOCH;
    private boolean runCounted;

    /** Watches a container; {@code timersRun} says that systemd is there to run the probes. */
    HealthWatch(LibpodApi api, InstantSource clock, String container, boolean timersRun) {
        this.api = api;
        this.runner = new CheckRunner(api);
        this.clock = clock;
        this.container = container;
        this.timersRun = timersRun;
    }

    /** Returns the outcome, or null when the deadline comes first. */
    @Nullable
    Outcome await(Instant deadline) {
        try {
            while (true) {
                Inspection seen = new Inspection(api.object(LibpodCall.to("containers", container, "json").get()));
                Outcome outcome = look(seen);
                if (outcome != null) return outcome;
                Instant now = clock.instant();
                if (!now.isBefore(deadline)) return null;
                outcome = listen(now, deadline);
                if (outcome != null) return outcome;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        } finally {
            if (run != null) run.abandon();
        }
    }

    private @Nullable Outcome look(Inspection seen) {
        ContainerState state = seen.state();
        if (state == ContainerState.EXITED || state == ContainerState.DEAD) return ended(seen);
        if (state != ContainerState.RUNNING && state != ContainerState.PAUSED) return null;
        if (!seen.hasHealthcheck()) return new Outcome.Unchecked();
        if (course == null || !seen.started().equals(started)) begin(seen);
        CheckRhythm rhythm = CheckRhythm.of(seen.json());
        Instant now = clock.instant();
        Health known = fresh(seen, rhythm, now);
        if (known == Health.HEALTHY) return new Outcome.Fine();
        if (timersRun
                && timersAlive(seen, rhythm, now)) return known == Health.UNHEALTHY ? new Outcome.Unhealthy() : null;
        return drive(seen, rhythm, now);
    }

    private @Nullable Outcome ended(Inspection seen) {
        boolean waits = seen.willRestart() && seen.finished().plus(RESTART).isAfter(clock.instant());
        return waits ? null : new Outcome.Exited(seen.exitCode());
    }

    private void begin(Inspection seen) {
        started = seen.started();
        if (run != null) run.abandon();
        run = null;
        results.clear();
        course = new HealthCourse(CheckRhythm.of(seen.json()), started, clock.instant(),
                seen.health().equals("unhealthy"));
    }

    /** Returns what the engine remembers, as long as it is no older than a probe on schedule would be. */
    private static Health fresh(Inspection seen, CheckRhythm rhythm, Instant now) {
        Instant until = seen.lastProbe().plus(rhythm.interval()).plus(rhythm.timeout());
        if (seen.lastProbe().isBefore(seen.started()) || until.isBefore(now)) return Health.STARTING;
        return switch (seen.health()) {
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.STARTING;
        };
    }

    /** systemd may be there without Podman being able to use it; then no probe comes in two intervals. */
    private static boolean timersAlive(Inspection seen, CheckRhythm rhythm, Instant now) {
        Instant last = seen.lastProbe().isAfter(seen.started()) ? seen.lastProbe() : seen.started();
        return now.isBefore(last.plus(rhythm.interval().multipliedBy(2)).plus(rhythm.timeout()));
    }

    private @Nullable Outcome drive(Inspection seen, CheckRhythm rhythm, Instant now) {
        HealthCourse health = course;
        if (health == null) return null;
        if (run != null) {
            // the command did not end in time: that is a failure, and another one with every interval it goes on
            Instant limit = runCounted ? health.due() : runBegan.plus(rhythm.timeout());
            if (!now.isBefore(limit)) {
                if (!runCounted) HungProbe.end(api, seen.id(), rhythm.timeout());
                runCounted = true;
                health.failed(runBegan, now);
            }
        } else if (!now.isBefore(health.due())) {
            runBegan = now;
            runCounted = false;
            run = runner.start(container, turn -> {
            }, results::add);
        }
        return health.verdict() == Health.UNHEALTHY ? new Outcome.Unhealthy() : null;
    }

    /** Waits until a probe has ended, or it is time to look again. */
    private @Nullable Outcome listen(Instant now, Instant deadline) throws InterruptedException {
        Instant until = now.plus(LOOK);
        HealthCourse health = course;
        if (health != null && run == null && health.due().isBefore(until)) until = health.due();
        if (deadline.isBefore(until)) until = deadline;
        long millis = Math.max(1, Duration.between(now, until).toMillis());
        CheckRunner.Result result = results.poll(millis, TimeUnit.MILLISECONDS);
        if (result == null || health == null || result.run() != run) return null;
        run = null;
        if (result.healthy()) {
            health.succeeded(clock.instant());
            return new Outcome.Fine();
        }
        if (!runCounted) health.failed(runBegan, clock.instant());
        return health.verdict() == Health.UNHEALTHY ? new Outcome.Unhealthy() : null;
    }
}
