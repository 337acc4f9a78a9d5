package io.jcompose.planner.restart;

import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.RestartDecision.GiveUp;
import io.jcompose.planner.restart.RestartDecision.Hold;
import io.jcompose.planner.restart.RestartDecision.Kill;
import io.jcompose.planner.restart.RestartDecision.Leave;
import io.jcompose.planner.restart.RestartDecision.RestartAfter;
import io.jcompose.planner.restart.RestartDecision.StartAfter;
import io.jcompose.planner.restart.RestartDecision.Stop;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides about one container from one look at it and from what is remembered of it. Pure. */
public final class RestartDecider {
    /** A shorter wait than this is not worth a stop: the engine's own restart takes about as long. */
    private static final Duration WORTH_HOLDING = Duration.ofSeconds(1);

    /**
     * How long something that nobody saw the end of may still be under way in the engine: Docker's usual grace of 10 s, and
     * some time to start. A container that ends later was ended by somebody else.
     */
    public static final Duration UNDER_WAY = Duration.ofSeconds(15);

    /** What ran for a shorter time ended by itself: nobody had the time to stop it. */
    public static final Duration BRIEF = Duration.ofMillis(300);

    /** How long before a start of the machine its shutdown may have begun. */
    private static final Duration SHUTDOWN = Duration.ofMinutes(3);

    /** An engine that comes back starts most of what ran before by itself, one after another. */
    private static final Duration ENGINES_TURN = Duration.ofSeconds(5);

    private final Backoff.Delays delays;
    private final boolean engineBacksOff;
    private final Optional<Instant> booted;

    /**
     * Makes a decider.
     *
     * @param delays         how waits grow
     * @param engineBacksOff whether the engine itself waits longer and longer before it restarts what has ended: Docker
     *                       does, Podman does not
     * @param booted         when the machine of the engine started, where the engine starts nothing after that: what ran
     *                       until then is started; absent: left to the engine
     */
    public RestartDecider(Backoff.Delays delays, boolean engineBacksOff, Optional<Instant> booted) {
        this.delays = delays;
        this.engineBacksOff = engineBacksOff;
        this.booted = booted;
    }

    /** Returns whether the policy has a container supervised on this engine. */
    public boolean covers(SupervisionPolicy policy, Sighting sighting) {
        return policy.covers(sighting, !engineBacksOff);
    }

    /** Returns what to do; {@code history} has seen this look already. */
    public RestartDecision decide(
            SupervisionPolicy policy, Sighting sighting, RestartHistory history, Instant now) {
        return decide(policy, sighting, history, Optional.empty(), now);
    }

    /** Returns what to do when the engine was not there for a while, not long ago. */
    public RestartDecision decide(SupervisionPolicy policy, Sighting sighting, RestartHistory history,
            Optional<Outage> outage, Instant now) {
        if (!covers(policy, sighting)) return new Leave("not supervised");
        return switch (sighting.state()) {
            case RUNNING -> running(policy, sighting, history, now);
            case EXITED, DEAD, CREATED -> ended(policy, sighting, history,
                    outage.filter(time -> time.ended(sighting)), now);
            case PAUSED -> new Leave("paused");
            case RESTARTING -> new Leave("the engine is restarting it");
            case REMOVING -> new Leave("being removed");
        };
    }

    private RestartDecision running(
            SupervisionPolicy policy, Sighting sighting, RestartHistory history, Instant now) {
        if (history.acting().isPresent()) return new Leave("something is being done to it");
        Optional<RestartDecision> looping = looping(policy, sighting, history, now);
        if (looping.isPresent() && looping.get() instanceof GiveUp) return looping.get();
        if (history.gaveUp().isPresent()) return new Leave("given up: " + history.gaveUp().get());
        if (sighting.health() == Health.UNHEALTHY) return unhealthy(policy, sighting, history, now);
        if (looping.isPresent()) return looping.get();
        return new Leave(sighting.health() == Health.NONE ? "running" : sighting.health().word());
    }

    /** What is to be done about one that ends again and again, where the engine starts it again without any wait. */
    private Optional<RestartDecision> looping(SupervisionPolicy policy, Sighting sighting, RestartHistory history,
            Instant now) {
        if (engineBacksOff || history.crashes() == 0) return Optional.empty();
        // a run that the engine did not begin has its chance
        if (sighting.runs() && sighting.restartCount() == 0) return Optional.empty();
        int restarts = history.restartsInARow();
        String loop = "crash loop: ended with " + sighting.exitCode() + ", " + times(restarts) + " in a row";
        int most = most(policy, sighting);
        // the last run that is allowed may go on as long as it can
        if (restarts == most && sighting.runs()) return Optional.empty();
        if (restarts >= most) return Optional.of(
                new GiveUp(loop + "; at most " + most + (most == 1 ? " restart" : " restarts"), true));
        Duration delay = delays.before(policy.backoff(), restarts);
        boolean fresh = now.isBefore(sighting.started().plus(delay));
        return fresh && delay.compareTo(WORTH_HOLDING) >= 0 ? Optional.of(new Hold(delay, loop)) : Optional.empty();
    }

    private static int most(SupervisionPolicy policy, Sighting sighting) {
        return Math.min(policy.maxAttempts().orElse(Integer.MAX_VALUE), engineLimit(sighting));
    }

    private RestartDecision unhealthy(
            SupervisionPolicy policy, Sighting sighting, RestartHistory history, Instant now) {
        switch (policy.onUnhealthy()) {
            case NONE:
                return new Leave("unhealthy; on_unhealthy: none");
            case STOP:
                return new Stop("unhealthy");
            case KILL:
                return new Kill("unhealthy");
            case RESTART:
                break;
        }
        int most = most(policy, sighting);
        if (history.streak() >= most) return new GiveUp(
                "still unhealthy after " + most + (most == 1 ? " restart" : " restarts"));
        if (policy.intensity().isPresent()
                && policy.intensity().get().exceededBy(history.recent(), now)) return new GiveUp(
                        "unhealthy again after " + policy.intensity().get());
        Duration delay = delays.before(policy.backoff(), history.streak() + 1);
        String why = history.looping()
                ? "crash loop: unhealthy again after " + history.streak() + " restarts in a row"
                : switch (history.streak()) {
                    case 0 -> "unhealthy";
                    case 1 -> "unhealthy again after a restart";
                    default -> "unhealthy again after " + history.streak() + " restarts";
                };
        return new RestartAfter(delay, why);
    }

    private static int engineLimit(Sighting sighting) {
        return sighting.restart() instanceof RestartPolicy.OnFailure failure && failure.maxRetries().orElse(0) > 0
                ? failure.maxRetries().getAsInt()
                : Integer.MAX_VALUE;
    }

    /** Whoever ended it wanted that, unless it was us, in the middle of something. */
    private RestartDecision ended(SupervisionPolicy policy, Sighting sighting, RestartHistory history,
            Optional<Outage> outage, Instant now) {
        boolean withEngine = outage.isPresent();
        if (history.acting().isEmpty()) {
            if (sighting.startsAgain() && sighting.endedWithin(BRIEF)) {
                Optional<RestartDecision> looping = looping(policy, sighting, history, now);
                if (looping.isPresent()) return looping.get();
            }
            if (withEngine && sighting.startsAgain()) return new StartAfter(
                    outage.get().over() ? Duration.ZERO : ENGINES_TURN, "it ended with the engine", false);
            if (ranUntilBoot(sighting)) return new StartAfter(Duration.ZERO, "the machine was started anew");
            return new Leave(sighting.state() == ContainerState.CREATED ? "not started" : "stopped");
        }
        boolean later = sighting.finished().isAfter(history.acting().get().since().plus(UNDER_WAY));
        if (later && !withEngine) return new Leave("stopped");
        return switch (history.acting().get().action()) {
            case RESTART, START, FOLLOW -> interrupted(policy, sighting, history);
            // what is held is ready to run; a stop by a person makes it something that has ended
            case HELD -> sighting.state() == ContainerState.CREATED || withEngine ? released(policy, history)
                    : new Leave("stopped");
            case HOLD -> released(policy, history);
            case STOP, KILL -> new Leave(history.gaveUp().isPresent() ? "given up: " + history.gaveUp().get()
                    : "stopped because it was unhealthy");
        };
    }

    private RestartDecision released(SupervisionPolicy policy, RestartHistory history) {
        return new StartAfter(delays.before(policy.backoff(), Math.max(1, history.restartsInARow())),
                "held down because of a crash loop");
    }

    /** Ended with the machine: nobody saw its end, or it came so late that the shutdown explains it. */
    private boolean ranUntilBoot(Sighting sighting) {
        if (booted.isEmpty() || sighting.started().equals(Instant.EPOCH)) return false;
        if (!sighting.started().isBefore(booted.get()) || !sighting.restarts()) return false;
        boolean unseen = sighting.finished().isBefore(sighting.started());
        boolean shutdown = sighting.finished().isBefore(booted.get())
                && sighting.finished().isAfter(booted.get().minus(SHUTDOWN));
        return unseen || shutdown;
    }

    /** What we began to restart, and found ended, is owed a start; one that fails again and again is waited with. */
    private RestartDecision interrupted(SupervisionPolicy policy, Sighting sighting, RestartHistory history) {
        if (history.gaveUp().isPresent()) return new Leave("given up: " + history.gaveUp().get());
        if (history.streak() <= 1) return new StartAfter(Duration.ZERO, "its restart was interrupted");
        int most = most(policy, sighting);
        if (history.streak() > most) return new GiveUp("could not be started in " + history.streak() + " attempts");
        return new StartAfter(delays.before(policy.backoff(), history.streak()), "could not be started");
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
