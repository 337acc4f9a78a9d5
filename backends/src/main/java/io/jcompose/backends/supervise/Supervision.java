package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.supervise.Ward.Pending;
import io.jcompose.backends.supervise.people.StopAsked;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartDecision.Finish;
import io.jcompose.planner.restart.RestartDecision.GiveUp;
import io.jcompose.planner.restart.RestartDecision.Hold;
import io.jcompose.planner.restart.RestartDecision.Kill;
import io.jcompose.planner.restart.RestartDecision.Leave;
import io.jcompose.planner.restart.RestartDecision.Obey;
import io.jcompose.planner.restart.RestartDecision.RestartAfter;
import io.jcompose.planner.restart.RestartDecision.StartAfter;
import io.jcompose.planner.restart.RestartDecision.Stop;
import io.jcompose.planner.restart.RestartHistory;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.restart.SupervisionPolicy;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All containers under supervision, and what is due when. Knows no engine, no thread and no clock: looks and times come
 * in, acts to be carried out come out. Owned by one thread.
 */
final class Supervision {
    /** How often a paused one is looked at though nothing is told of it. */
    private static final Duration PAUSED_AGAIN = Duration.ofSeconds(3);

    private final Judgement judgement;
    private final Predicate<String> claimed;
    private final Predicate<String> looking;
    private final Consumer<SupervisorEvent> events;
    /** By container id, in an order that does not change from run to run. */
    private final Map<String, Ward> wards = new TreeMap<>();
    private final Map<String, Map<String, String>> strangers = new TreeMap<>();
    private final Map<String, SupervisedState> restored = new TreeMap<>();

    /**
     * Makes it.
     *
     * @param claimed says of a project whether it is ours
     * @param looking says of a container whether a look at it is under way
     * @param people  says what people asked for
     */
    Supervision(RestartDecider decider, SupervisorSnapshot snapshot, Predicate<String> claimed,
            Predicate<String> looking, StopAsked people, Consumer<SupervisorEvent> events) {
        this.judgement = new Judgement(decider, people);
        this.claimed = claimed;
        this.looking = looking;
        this.events = events;
        for (SupervisedState state : snapshot.containers()) restored.put(state.history().container(), state);
    }

    /** Takes note of a container that is not supervised, and may have to follow one that is. */
    void stranger(Sighting sighting) {
        wards.remove(sighting.id());
        strangers.put(sighting.id(), sighting.labels());
    }

    /** Takes note of a look at a container that is supervised. */
    void seen(Sighting sighting, Instant now) {
        Ward ward = wards.get(sighting.id());
        if (ward == null) {
            SupervisionPolicy policy = SupervisionPolicy.of(sighting.labels());
            SupervisedState known = restored.remove(sighting.id());
            ward = new Ward(policy, sighting, known == null
                    ? RestartHistory.first(sighting, policy.backoff().settled())
                    : known.history());
            ward.loopTold = known != null && ward.loops();
            if (known != null) ward.leading = known.leading();
            wards.put(sighting.id(), ward);
        }
        RestartHistory before = ward.known(sighting);
        boolean anew = !sighting.started().equals(before.run());
        if (anew) {
            ward.ourRun = before.restarting();
            ward.stopOwed = ward.ourRun && judgement.stoppedSince(before.acting().orElseThrow().since(), sighting);
            if (!ward.ourRun) ward.stops.forget();
        }
        ward.look(sighting);
        ward.history = before.seen(sighting, now, ward.policy.backoff().settled());
        if (!ward.taken()) decide(ward, now);
    }

    private void decide(Ward ward, Instant now) {
        // an engine may forget to tell that it goes on
        ward.recheck = ward.sighting.state() == ContainerState.PAUSED ? now.plus(PAUSED_AGAIN) : null;
        if (ward.history.acting().isPresent() && ward.sighting.runs()) {
            // an earlier supervisor, or a broken connection, asked for it: it may still come
            Instant until = ward.history.acting().get().since().plus(RestartDecider.UNDER_WAY);
            if (now.isBefore(until)) ward.recheck = until;
            else ward.history = ward.history.undone();
        }
        if (!claimed.test(ward.sighting.project())) {
            ward.pending = null;
            return;
        }
        RestartDecision decision = judgement.of(ward, now);
        switch (decision) {
            case Leave leave -> leave(ward, leave, now);
            case GiveUp giveUp -> {
                ward.pending = giveUp.ends() ? new Pending(giveUp, now) : null;
                if (ward.history.gaveUp().isPresent()) return;
                ward.history = ward.history.givingUp(giveUp.why());
                ward.reason = giveUp.why();
                tell(ward, decision.word(), giveUp.why(), Optional.empty(), now);
            }
            case RestartAfter restart -> await(ward, restart, restart.delay(), now);
            case StartAfter start -> await(ward, start, start.delay(), now);
            case Hold hold -> await(ward, hold, Duration.ZERO, now);
            case Stop stop -> await(ward, stop, Duration.ZERO, now);
            case Obey obey -> await(ward, obey, Duration.between(now,
                    ward.stopOwed ? now : ward.stops.undone().orElse(now)), now);
            case Finish finish -> await(ward, finish, Duration.ZERO, now);
            case Kill kill -> await(ward, kill, Duration.ZERO, now);
        }
    }

    /** Takes note of what the engine told of a container that it runs itself. */
    void told(ContainerEvent event, Instant now) {
        Ward ward = wards.get(event.containerId());
        if (ward == null) return;
        ward.hear(event, now);
        if (!ward.taken() && ward.ourRun && event.action().equals("restart")) decide(ward, now);
    }

    /** Takes note of how a run has ended. */
    void exited(String id, int exitCode) {
        Ward ward = wards.get(id);
        if (ward != null) ward.exitCode = OptionalInt.of(exitCode);
    }

    /** Takes note that the engine was not there for a while. */
    void missed(Outage time) {
        judgement.missed(time);
    }

    private void leave(Ward ward, Leave leave, Instant now) {
        boolean loops = ward.loops();
        if (loops) {
            ward.reason = "crash loop: ended with " + ward.sighting.exitCode() + ", " + ward.crashes()
                    + " times in a row" + (ward.sighting.usedUp() ? "; the engine starts it no more" : "");
            if (!ward.loopTold) tell(ward, "crash-loop", ward.reason, Optional.empty(), now);
        }
        ward.loopTold = loops;
        if (ward.pending != null) tell(ward, leave.word(), leave.why(), Optional.empty(), now);
        ward.pending = null;
        if (ward.history.gaveUp().isEmpty() && !loops) ward.reason = ward.history.looping() ? ward.reason : "";
    }

    private void await(Ward ward, RestartDecision decision, Duration delay, Instant now) {
        Pending waiting = ward.pending;
        if (waiting != null && waiting.decision().getClass() == decision.getClass()) return;
        var pending = new Pending(decision, now.plus(delay));
        ward.pending = pending;
        ward.reason = decision.why();
        tell(ward, decision.word(), decision.why(), Optional.of(pending.at()), now);
    }

    /** Forgets a container that is gone. */
    void gone(String id) {
        wards.remove(id);
        restored.remove(id);
        strangers.remove(id);
    }

    /** Returns what is to be done now; it counts as begun, and {@link #ended} must be called for each. */
    List<Act> due(Instant now) {
        var acts = new ArrayList<Act>();
        for (Ward ward : wards.values()) {
            Pending pending = ward.pending;
            if (pending == null || ward.taken() || pending.at().isAfter(now) || heldBack(ward, now)) continue;
            acts.add(new Act(ward.sighting, pending.decision(), ward.policy,
                    Precedence.leads(ward, pending.decision(), wards.values(), strangers.values())));
        }
        for (Act act : acts) begin(act, now);
        return acts;
    }

    private void begin(Act act, Instant now) {
        Ward ward = wards.get(act.sighting().id());
        if (ward == null) return;
        ward.busy = true;
        ward.pending = null;
        ward.before = ward.history;
        if (act.decision() instanceof Finish) return;
        ward.stops.begin();
        if (act.leads()) ward.leading = Optional.of(now);
        ward.history = ward.history.acting(act.action(), now);
    }

    private boolean heldBack(Ward ward, Instant now) {
        return Precedence.waits(ward, wards.values(), looking, now);
    }

    /** Takes note of how an act ended. The container is to be looked at again. */
    void ended(Act act, Act.Result result, String message, Instant now) {
        Ward ward = wards.get(act.sighting().id());
        if (ward == null) return;
        ward.busy = false;
        // what came of those that follow was told; an engine in trouble may be asked again
        if (result != Act.Result.UNKNOWN) ward.leading = Optional.empty();
        RestartHistory before = ward.before;
        switch (result) {
            case DONE -> tell(ward, "done", act.decision().word() + (message.isEmpty() ? "" : "; " + message),
                    Optional.empty(), now);
            case NOT_NEEDED -> {
                if (before != null) ward.history = before;
                ward.unheld = act.keepsDown();
                ward.stops.forget();
                tell(ward, "leave", message, Optional.empty(), now);
            }
            case NOT_BEGUN -> {
                if (before != null) ward.history = before;
                tell(ward, "failed", message, Optional.empty(), now);
            }
            case UNKNOWN -> tell(ward, "failed", message, Optional.empty(), now);
        }
        ward.before = null;
    }

    /** Returns those that are restarted because another one was. */
    Followers followers() {
        return new Followers(wards);
    }

    private void tell(Ward ward, String word, String reason, Optional<Instant> due, Instant now) {
        Sighting sighting = ward.sighting;
        events.accept(new SupervisorEvent(now, sighting.project(), sighting.service(), sighting.name(), word, reason,
                due, sighting.health() == Health.UNHEALTHY ? sighting.lastProbe() : ""));
    }

    /** Returns when something is due next, or has to be looked at again. */
    Optional<Instant> next(Instant now) {
        Instant first = null;
        for (Ward ward : wards.values()) {
            Pending pending = ward.pending;
            if (pending != null && !ward.taken() && !heldBack(ward, now)) first = earlier(first, pending.at());
            if (ward.recheck != null) first = earlier(first, ward.recheck);
        }
        return Optional.ofNullable(first);
    }

    static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /** Returns those to be looked at again though nothing has happened to them. */
    List<String> rechecks(Instant now) {
        var ids = new ArrayList<String>();
        for (Ward ward : wards.values()) {
            Instant recheck = ward.recheck;
            if (recheck == null || recheck.isAfter(now)) continue;
            ward.recheck = null;
            ids.add(ward.sighting.id());
        }
        return ids;
    }

    /** Returns the ids of all containers under supervision. */
    List<String> ids() {
        return List.copyOf(wards.keySet());
    }

    /** Returns the projects that need a supervisor: something of them runs, or is being started. */
    List<String> projects() {
        var projects = new ArrayList<String>();
        for (Ward ward : wards.values()) {
            boolean needs = ward.sighting.runs() || ward.sighting.state() == ContainerState.RESTARTING || ward.taken()
                    || ward.pending != null || ward.holds();
            if (needs && !projects.contains(ward.sighting.project())) projects.add(ward.sighting.project());
        }
        return projects;
    }

    /** Returns all that is to be remembered. */
    SupervisorSnapshot snapshot(Instant now) {
        return new SupervisorSnapshot(now, wards.values().stream().map(Ward::state).sorted(Comparator
                .comparing(SupervisedState::project).thenComparing(SupervisedState::container)).toList());
    }
}
