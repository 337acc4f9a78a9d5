package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.podman.restart.CrashHold;
import io.jcompose.backends.podman.restart.GentleRestart;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.vitals.SightingReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the healthchecks of many containers on schedule, where systemd does not: one queue of what is due when, one
 * thread that waits for the first of them, and a bounded number of probes under way. The verdicts are our own, because
 * the engine keeps counting failures over restarts, and does not count a probe that never ends.
 */
public final class HealthRounds implements Vitals.Watch {
    /** How many probes that hang may be left behind in one run of a container before others wait for their end. */
    private static final int LEFT = 3;

    private final LibpodApi api;
    private final InstantSource clock;
    private final CheckRunner runner;
    private final Consumer<String> changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Round> rounds = new HashMap<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>((one, other) -> one.at.compareTo(other.at));
    private final Queue<CheckRunner.Result> results = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    /** The checks of one run of one container. */
    private static final class Round {
        final String id;
        final CheckRhythm rhythm;
        final Instant started;
        final HealthCourse course;
        CheckRunner.@Nullable Run run;
        Instant began = Instant.EPOCH;
        boolean counted;
        boolean waiting;
        /** How many did not end, and could not be ended. */
        int left;

        Round(String id, CheckRhythm rhythm, Instant started, HealthCourse course) {
            this.id = id;
            this.rhythm = rhythm;
            this.started = started;
            this.course = course;
        }
    }

    /** When something is to be done for a container; outdated ones find nothing to do. */
    private record Turn(Instant at, Round round) {}

    /** Begins without any container. */
    public HealthRounds(LibpodApi api, InstantSource clock, Consumer<String> changed) {
        this.api = api;
        this.clock = clock;
        this.runner = new CheckRunner(api);
        this.changed = changed;
        thread = Thread.ofVirtual().name("healthchecks").start(this::run);
    }

    @Override
    public Optional<Sighting> look(String id) {
        Optional<JsonValue.Obj> inspection = api.find(LibpodCall.to("containers", id, "json").get());
        if (inspection.isEmpty()) {
            forget(id);
            return Optional.empty();
        }
        Sighting sighting = SightingReader.read(inspection.get());
        if (!sighting.checked() || sighting.state() != ContainerState.RUNNING) {
            forget(id);
            return Optional.of(sighting);
        }
        lock.lock();
        try {
            Round round = rounds.get(id);
            if (round == null || !round.started.equals(sighting.started())) {
                forget(id);
                round = begin(sighting, inspection.get());
            }
            return Optional.of(sighting.withHealth(round.course.verdict()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Vitals.Mending mend(Optional<String> project) {
        return PodRepair.repair(api, project);
    }

    @Override
    public Optional<Performed> restart(String container) {
        return Optional.of(new GentleRestart(api, clock).restart(container));
    }

    @Override
    public Optional<Performed> hold(String container, boolean forGood) {
        return Optional.of(new CrashHold(api, clock).hold(container, forGood));
    }

    private Round begin(Sighting sighting, JsonValue.Obj inspection) {
        CheckRhythm rhythm = CheckRhythm.of(inspection);
        Instant now = clock.instant();
        // the first probe at once: how it is now is not known; a little apart from the others
        Instant first = now.plusMillis(Math.floorMod(sighting.id().hashCode(), 200));
        var round = new Round(sighting.id(), rhythm, sighting.started(), new HealthCourse(rhythm,
                sighting.started(), first, sighting.health() == Health.UNHEALTHY));
        HungProbe.endLeftBehind(api, new Inspection(inspection), rhythm.timeout());
        rounds.put(round.id, round);
        turns.add(new Turn(first, round));
        news.signal();
        return round;
    }

    private void forget(String id) {
        lock.lock();
        try {
            Round round = rounds.remove(id);
            if (round != null && round.run != null) round.run.abandon();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            String affected = null;
            lock.lock();
            try {
                while (!closed && affected == null) {
                    CheckRunner.Result result = results.poll();
                    if (result != null) {
                        affected = ended(result);
                        continue;
                    }
                    Turn turn = turns.peek();
                    Instant now = clock.instant();
                    if (turn != null && !turn.at().isAfter(now)) {
                        turns.remove();
                        affected = due(turn.round(), now);
                        continue;
                    }
                    if (turn == null) news.await();
                    else news.await(Math.max(1, Duration.between(now, turn.at()).toMillis()), TimeUnit.MILLISECONDS);
                }
                if (closed) return;
            } catch (InterruptedException interrupted) {
                return;
            } finally {
                lock.unlock();
            }
            if (affected != null) changed.accept(affected);
        }
    }

    /** Begins a probe, or counts one that has not ended in time. Returns the container when its health has changed. */
    private @Nullable String due(Round round, Instant now) {
        if (rounds.get(round.id) != round) return null;
        Health before = round.course.verdict();
        if (round.run != null && round.counted && round.left < LEFT && !now.isBefore(round.course.due())) {
            round.left++;
            round.run.abandon();
            round.run = null;
        }
        if (round.run == null) {
            if (now.isBefore(round.course.due())) return null; // a turn that is outdated
            round.began = now;
            round.counted = false;
            round.waiting = true;
            round.run = runner.start(round.id, this::begun, this::add);
        } else if (round.waiting) {
            return null; // its time has not begun
        } else {
            Instant limit = round.counted ? round.course.due() : round.began.plus(round.rhythm.timeout());
            if (now.isBefore(limit)) return null;
            if (!round.counted) {
                round.run.leave();
                HungProbe.end(api, round.id, round.rhythm.timeout());
            }
            round.counted = true;
            round.course.failed(round.began, now);
            turns.add(new Turn(round.course.due(), round));
        }
        return round.course.verdict() == before ? null : round.id;
    }

    /** A probe that had to wait for others has its whole time from now on. */
    private void begun(CheckRunner.Run run) {
        lock.lock();
        try {
            Round round = of(run);
            if (round == null) return;
            round.waiting = false;
            round.began = clock.instant();
            turns.add(new Turn(round.began.plus(round.rhythm.timeout()), round));
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Round of(CheckRunner.Run run) {
        for (Round round : rounds.values()) if (round.run == run) return round;
        return null;
    }

    private void add(CheckRunner.Result result) {
        lock.lock();
        try {
            results.add(result);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String ended(CheckRunner.Result result) {
        Round round = of(result.run());
        if (round == null) return null;
        round.run = null;
        Instant now = clock.instant();
        Health before = round.course.verdict();
        if (result.healthy()) round.course.succeeded(now);
        else if (!result.made()) round.course.skipped(now);
        else if (!round.counted) round.course.failed(round.began, now);
        turns.add(new Turn(round.course.due(), round));
        return round.course.verdict() == before && result.made() ? null : round.id;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (Round round : rounds.values()) if (round.run != null) round.run.abandon();
            news.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
