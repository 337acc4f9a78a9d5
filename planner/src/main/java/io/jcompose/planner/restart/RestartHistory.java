package io.jcompose.planner.restart;

import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one container from one look at it to the next. Immutable. A run that we did not begin, and that
 * the engine's policy did not begin either, was begun by a person, and begins a new history.
 *
 * @param container    its id
 * @param run          when the run that is known began
 * @param engineCount  the engine's own count of restarts when last seen
 * @param streak       our restarts in a row that did not help
 * @param crashes      short runs in a row that ended by themselves
 * @param total        all our restarts
 * @param recent       when those were, the last {@value #REMEMBERED}
 * @param wellSince    since when it is seen healthy, or running without a check
 * @param acting       what we are doing to it, from before it is begun until the run that follows is seen
 * @param gaveUp       why nothing more is done
 */
public record RestartHistory(String container, Instant run, int engineCount, int streak, int crashes, int total,
        List<Instant> recent, Optional<Instant> wellSince, Optional<Acting> acting, Optional<String> gaveUp) {
    private static final int REMEMBERED = 100;
    /** From so many in a row on, it is called a crash loop. */
    public static final int LOOP = 3;
    /** An engine that waits so long before a restart is in the middle of a row; starting alone does not take that long. */
    private static final Duration LONG_WAIT = Duration.ofMillis(1500);

    public RestartHistory {
        recent = List.copyOf(recent);
    }

    /** What we are doing to a container. */
    public enum Action {
        RESTART,
        START,
        /** Being brought down, to be kept so until a wait is over. */
        HOLD,
        /** Kept down until a wait is over. */
        HELD,
        STOP,
        KILL,
        /** Restarted because something that it depends on was. */
        FOLLOW
    }

    /** Something we are doing, and since when. */
    public record Acting(Action action, Instant since) {}

    /** Returns whether we are doing that. */
    public boolean is(Action action) {
        return acting.isPresent() && acting.get().action() == action;
    }

    /** Returns whether we are doing something that ends with a new run. */
    public boolean restarting() {
        return is(Action.RESTART) || is(Action.START) || is(Action.FOLLOW);
    }

    /** Returns the empty history of a container. */
    public static RestartHistory begin(Sighting sighting) {
        return new RestartHistory(sighting.id(), sighting.started(), sighting.restartCount(), 0, 0, 0, List.of(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the history of a container that is seen for the first time. When it has ended again and again before that,
     * the engine's own count tells so, provided that no run of another length can have been in between: its last run was
     * short, or the engine waits as long before this one as it only does in a row.
     */
    public static RestartHistory first(Sighting sighting, Duration settled) {
        RestartHistory empty = begin(sighting);
        int count = sighting.restartCount();
        if (count < LOOP || sighting.started().equals(Instant.EPOCH)) return empty;
        boolean waited = count > LOOP && sighting.finished().isAfter(Instant.EPOCH)
                && !sighting.started().isBefore(sighting.finished().plus(LONG_WAIT));
        boolean brief = sighting.endedWithin(settled) && sighting.state() != ContainerState.RUNNING;
        return waited || brief ? empty.withCrashes(count) : empty;
    }

    private RestartHistory withCrashes(int number) {
        return new RestartHistory(container, run, engineCount, streak, number, total, recent, wellSince, acting,
                gaveUp);
    }

    /**
     * Returns how often in a row it has ended by itself after a short run, with an end after which the engine's policy
     * does not start it any more.
     */
    public int crashesWith(Sighting sighting, Duration settled) {
        return sighting.usedUp() && sighting.endedWithin(settled) && acting.isEmpty() ? crashes + 1 : crashes;
    }

    /** Returns how often in a row it was started again, by the engine after a short run, and by us. */
    public int restartsInARow() {
        return crashes + streak;
    }

    /** Returns whether restarts have not helped for a while. */
    public boolean looping() {
        return streak >= LOOP || crashes >= LOOP;
    }

    /** Returns what is known after a look at the container; {@code settled} ends a row of restarts. */
    public RestartHistory seen(Sighting sighting, Instant now, Duration settled) {
        if (!sighting.id().equals(container)) return begin(sighting).seen(sighting, now, settled);
        if (broughtDown(sighting)) return down(sighting, now);
        if (!sighting.started().equals(run)) {
            if (restarting()) return next(sighting, crashes).well(sighting, now, settled);
            if (sighting.restartCount() > engineCount) return next(sighting,
                    shortRuns(sighting, settled) ? crashes + sighting.restartCount() - engineCount : 1)
                    .well(sighting, now, settled);
            return begin(sighting).well(sighting, now, settled);
        }
        return well(sighting, now, settled);
    }

    /** Whether all runs that have ended since the last look were short: there may be several. */
    private boolean shortRuns(Sighting sighting, Duration settled) {
        return sighting.finished().isBefore(run.plus(settled.multipliedBy(sighting.restartCount() - engineCount)));
    }

    /** Whether it is down because we wanted that; in a crash loop there may have been more runs until then. */
    private boolean broughtDown(Sighting sighting) {
        if (sighting.runs() || !is(Action.HOLD) && !is(Action.STOP)) return false;
        return acting.isPresent() && sighting.started().isBefore(acting.get().since().plus(RestartDecider.UNDER_WAY));
    }

    /** The engine counts anew from here on. */
    private RestartHistory down(Sighting sighting, Instant now) {
        boolean held = is(Action.HOLD) && sighting.state() == ContainerState.CREATED;
        return new RestartHistory(container, sighting.started(), sighting.restartCount(), streak, crashes, total,
                recent, Optional.empty(), held ? Optional.of(new Acting(Action.HELD, now)) : acting, gaveUp);
    }

    /** Returns that it was not in a crash loop after all. */
    public RestartHistory calm() {
        return withCrashes(0);
    }

    /** A run begun by us or by the engine. */
    private RestartHistory next(Sighting sighting, int crashed) {
        return new RestartHistory(container, sighting.started(), sighting.restartCount(), streak, crashed, total,
                recent, Optional.empty(), is(Action.HOLD) ? acting : Optional.empty(), gaveUp);
    }

    private RestartHistory well(Sighting sighting, Instant now, Duration settled) {
        boolean well = sighting.state() == ContainerState.RUNNING
                && (sighting.health() == Health.HEALTHY || sighting.health() == Health.NONE && !sighting.checked());
        boolean lasted = wellSince.isPresent() && !now.isBefore(wellSince.get().plus(settled));
        Optional<Instant> since = well ? Optional.of(wellSince.orElse(now)) : Optional.empty();
        return new RestartHistory(container, run, sighting.restartCount(), lasted ? 0 : streak, lasted ? 0 : crashes,
                total, recent, since, acting, gaveUp);
    }

    /** Returns that we begin to do something; to be remembered before it is done. */
    public RestartHistory acting(Action action, Instant now) {
        boolean counts = action == Action.RESTART || action == Action.START;
        var times = new ArrayList<>(recent);
        if (counts) times.add(now);
        while (times.size() > REMEMBERED) times.removeFirst();
        return new RestartHistory(container, run, engineCount, counts ? streak + 1 : streak, crashes,
                counts ? total + 1 : total, times, Optional.empty(), Optional.of(new Acting(action, now)), gaveUp);
    }

    /** Returns that it was not done after all. */
    public RestartHistory undone() {
        if (acting.isEmpty()) return this;
        boolean counted = is(Action.RESTART) || is(Action.START);
        return new RestartHistory(container, run, engineCount, counted ? Math.max(0, streak - 1) : streak, crashes,
                counted ? Math.max(0, total - 1) : total,
                counted && !recent.isEmpty() ? recent.subList(0, recent.size() - 1) : recent, wellSince,
                Optional.empty(), gaveUp);
    }

    /** Returns that nothing is being done to it. */
    public RestartHistory ended() {
        return new RestartHistory(container, run, engineCount, streak, crashes, total, recent, wellSince,
                Optional.empty(), gaveUp);
    }

    /** Returns that nothing more is done. */
    public RestartHistory givingUp(String why) {
        return new RestartHistory(container, run, engineCount, streak, crashes, total, recent, wellSince, acting,
                Optional.of(why));
    }
}
