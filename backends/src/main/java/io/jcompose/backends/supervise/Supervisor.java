package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.supervise.care.EngineCare;
import io.jcompose.backends.supervise.care.Looks;
import io.jcompose.backends.supervise.care.Presence;
import io.jcompose.backends.supervise.care.Repairs;
import io.jcompose.backends.supervise.care.ResilientDelays;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorListener;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.restart.SupervisionPolicy;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Restarts containers that turn unhealthy. Looks at a container when the engine tells something of it, decides
 * ({@link RestartDecider}), waits, looks again, and acts. All that it needs is in the engine; what it remembers may be
 * lost.
 *
 * <p>{@link #run} is to be called once; the other methods may be called from any thread.
 */
public final class Supervisor {
    private static final Duration CLAIM_AGAIN = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    /** An engine that was lost for so long is gone, for a supervisor that may leave. */
    private static final Duration GONE = Duration.ofMinutes(15);

    private final Backend backend;
    private final SupervisorOptions options;
    private final InstantSource clock;
    private final SupervisorListener listener;
    private final Claims claims;
    private final LinkedBlockingQueue<Happening> queue = new LinkedBlockingQueue<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> uncovered = new HashSet<>();
    /** Not supervised, but their checks are ours to run: the project of each that runs. */
    private final Map<String, String> checkedOnly = new HashMap<>();
    private final RestartDecider decider;
    private final Supervision supervision;
    private final boolean runsChecks;
    private final Vitals.Watch watch;
    private final EngineCare care;
    private final Workers workers;
    private final Looks looks;
    private final Presence presence;
    private final Repairs repairs = new Repairs();
    private volatile SupervisorSnapshot snapshot = SupervisorSnapshot.EMPTY;
    private volatile boolean idle;
    private @Nullable Instant idleSince;
    private boolean stopping;

    /** How a run ended. */
    public enum Ending {
        /** Somebody called {@link Supervisor#stop}. */
        STOPPED,
        /** Nothing was left to supervise. */
        NOTHING_LEFT
    }

    /**
     * Makes a supervisor; nothing is asked of the engine yet. The backend stays the caller's.
     *
     * @param claims which projects it is responsible for
     */
    public Supervisor(Backend backend, SupervisorOptions options, InstantSource clock, Claims claims,
            SupervisorListener listener) {
        this.backend = backend;
        this.options = options;
        this.clock = clock;
        this.claims = claims;
        this.listener = listener;
        this.presence = new Presence(clock.instant());
        Vitals vitals = backend.ability(Vitals.class).orElseThrow(() -> new ComposeException(
                ComposeException.Kind.ENGINE_REFUSED, "this engine cannot be supervised"));
        runsChecks = vitals.runsChecks();
        watch = vitals.watch(id -> queue.add(new Happening.Changed(id)));
        care = new EngineCare(watch, options.parallel());
        workers = new Workers(backend, care, options.parallel(), claims::stopAsked, clock, queue::add);
        looks = new Looks(workers::look);
        boolean podman = backend.info().product().equals("podman");
        decider = new RestartDecider(new ResilientDelays(), !podman,
                podman ? options.booted() : Optional.empty());
        supervision = new Supervision(decider, options.restored(), claimed::contains, looks::underWay,
                claims::stopAsked, listener::on);
    }

    /** Supervises until {@link #stop} is called, the thread is interrupted, or nothing was left for a while. */
    public Ending run() {
        try (var link = new EngineLink(backend, options.project(), clock, care, queue::add)) {
            Thread.ofVirtual().name("engine-link").start(link::run);
            return loop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Ending.STOPPED;
        } finally {
            watch.close();
            for (String project : claimed) claims.release(project);
            claimed.clear();
        }
    }

    /** Ends {@link #run} soon; what is being done to a container goes on in the engine. */
    public void stop() {
        queue.add(new Happening.StopAsked());
    }

    /** Returns whether nothing is left to supervise. */
    public boolean idle() {
        return idle;
    }

    /** Returns what is remembered now. */
    public SupervisorSnapshot snapshot() {
        return snapshot;
    }

    private Ending loop() throws InterruptedException {
        while (true) {
            Happening happening = await();
            for (; happening != null; happening = queue.poll()) handle(happening);
            if (stopping) return Ending.STOPPED;
            Instant now = clock.instant();
            for (String id : supervision.rechecks(now)) looks.at(id);
            if (presence.there()) looks.retry();
            if (presence.there() && repairs.due(now)) workers.mend(options.project());
            claim();
            List<Act> acts = presence.there() && looks.complete() ? supervision.due(now) : List.of();
            remember(now);
            for (Act act : acts) workers.carryOut(act);
            if (nothingLeft(now)) return Ending.NOTHING_LEFT;
        }
    }

    private @Nullable Happening await() throws InterruptedException {
        Instant now = clock.instant();
        Instant until = presence.there() && looks.complete() ? supervision.next(now).orElse(null) : null;
        if (idleSince != null && options.linger().isPresent()) until = Supervision.earlier(until,
                idleSince.plus(options.linger().get()));
        if (!claimed.containsAll(supervision.projects())) until = Supervision.earlier(until, now.plus(CLAIM_AGAIN));
        if (presence.there() && repairs.next().isPresent()) until = Supervision.earlier(until, repairs.next().get());
        if (looks.anyFailed()) until = Supervision.earlier(until, now.plus(LOOK_AGAIN));
        if (until == null) return queue.take();
        return queue.poll(Math.max(1, Duration.between(now, until).toMillis()), TimeUnit.MILLISECONDS);
    }

    private void handle(Happening happening) {
        Instant now = clock.instant();
        switch (happening) {
            case Happening.StopAsked stop -> stopping = true;
            case Happening.Connected list -> {
                if (!presence.there() && !snapshot.equals(SupervisorSnapshot.EMPTY)) tell("engine-back", "", now);
                presence.answers();
                list.outage().filter(time -> time.until().isAfter(now.minus(GONE))).ifPresent(supervision::missed);
                reconcile(list.containers());
                if (runsChecks) workers.mend(options.project());
            }
            case Happening.Lost lost -> {
                if (presence.lost(now)) tell("engine-lost", lost.why(), now);
            }
            case Happening.Told told -> told(told.event());
            case Happening.Looked looked -> looked(looked, now);
            case Happening.NotLooked failed -> looks.failed(failed.id());
            case Happening.Changed changed -> looks.at(changed.id());
            case Happening.Mended mended -> mended(mended.outcome(), now);
            case Happening.Following following -> supervision.followers().following(following.ids());
            case Happening.Turn turn -> supervision.followers().turn(turn.id(), now);
            case Happening.Ended ended -> {
                supervision.ended(ended.act(), ended.result(), ended.message(), now);
                supervision.followers().ended(ended.followers(), ended.untouched());
                looks.at(ended.act().sighting().id());
                for (String id : ended.followers()) looks.at(id);
            }
        }
    }

    private void mended(Vitals.Mending outcome, Instant now) {
        for (String what : outcome.done()) tell("done", what, now);
        for (String what : repairs.mended(outcome, now)) tell("failed", what, now);
    }

    private void tell(String word, String reason, Instant now) {
        listener.on(new SupervisorEvent(now, "", "", "", word, reason, Optional.empty(), ""));
    }

    private void reconcile(List<ObservedContainer> containers) {
        looks.newList();
        var there = new HashSet<String>();
        for (ObservedContainer container : containers) there.add(container.id());
        for (String id : supervision.ids()) if (!there.contains(id)) gone(id);
        uncovered.retainAll(there);
        checkedOnly.keySet().retainAll(there);
        for (ObservedContainer container : containers) {
            if (container.oneOff() || uncovered.contains(container.id())) continue;
            looks.listed(container.id());
        }
    }

    private void told(ContainerEvent event) {
        String id = event.containerId();
        if (event.action().equals("destroy")) {
            gone(id);
            return;
        }
        if (!event.attributes().containsKey(ComposeLabels.SERVICE)) {
            // a pod's infra container has the labels of its pod
            if (runsChecks && event.action().equals("die")) workers.mend(options.project());
            return;
        }
        if (runsChecks && event.action().equals("health_status")) return; // ours, or out of date
        String code = event.attributes().getOrDefault("exitCode", "");
        if (event.action().equals("die") && code.matches("[0-9]{1,3}")) supervision.exited(id, Integer.parseInt(code));
        if (!runsChecks) supervision.told(event, clock.instant());
        if (event.action().equals("update")) uncovered.remove(id);
        if (!uncovered.contains(id)) looks.at(id);
    }

    private void gone(String id) {
        supervision.gone(id);
        uncovered.remove(id);
        checkedOnly.remove(id);
    }

    private void looked(Happening.Looked looked, Instant now) {
        if (!looks.ended(looked.id())) return;
        if (looked.sighting().isEmpty()) {
            gone(looked.id());
            return;
        }
        Sighting sighting = looked.sighting().get();
        if (!claims.wants(sighting.project())) {
            gone(looked.id());
            uncovered.add(looked.id());
            return;
        }
        if (!decider.covers(SupervisionPolicy.of(sighting.labels()), sighting)) {
            supervision.stranger(sighting);
            if (!runsChecks || !sighting.checked() || sighting.oneOff()) uncovered.add(looked.id());
            else if (sighting.runs()) checkedOnly.put(looked.id(), sighting.project());
            else checkedOnly.remove(looked.id());
            return;
        }
        String project = sighting.project();
        if (!claimed.contains(project) && claims.claim(project)) claimed.add(project);
        supervision.seen(sighting, now);
    }

    private void claim() {
        List<String> needed = supervision.projects();
        for (String project : needed) {
            if (claimed.contains(project) || !claims.claim(project)) continue;
            claimed.add(project);
            for (String id : supervision.ids()) looks.at(id);
        }
        for (String project : List.copyOf(claimed)) {
            if (needed.contains(project)) continue;
            claimed.remove(project);
            claims.release(project);
        }
    }

    private void remember(Instant now) {
        SupervisorSnapshot next = supervision.snapshot(now);
        if (next.containers().equals(snapshot.containers())) return;
        snapshot = next;
        listener.remember(next);
    }

    private boolean nothingLeft(Instant now) {
        boolean nothing = presence.there() && looks.none() && supervision.projects().isEmpty() && checkedOnly.isEmpty();
        if (nothing != idle) {
            idle = nothing;
            idleSince = nothing ? now : null;
            listener.idle(nothing);
        }
        if (options.linger().isPresent() && presence.gone(GONE, now)) return true;
        if (idleSince == null || options.linger().isEmpty()) return false;
        return !now.isBefore(idleSince.plus(options.linger().get()));
    }
}
