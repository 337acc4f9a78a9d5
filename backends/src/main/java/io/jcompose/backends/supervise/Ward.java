package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.supervise.people.EndingSignal;
import io.jcompose.backends.supervise.people.StopCount;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartHistory;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.restart.SupervisionPolicy;
import io.jcompose.planner.state.ContainerState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A container under supervision. Mutable; owned by the supervisor's loop. */
final class Ward {
    final SupervisionPolicy policy;
    Sighting sighting;
    RestartHistory history;
    /** What was decided and waits for its time. */
    @Nullable Pending pending;
    /** Whether somebody is at it right now. */
    boolean busy;
    /** Whether it is going to be restarted, or just is, because another one was. */
    boolean follows;
    /** What was remembered before somebody began. */
    @Nullable RestartHistory before;
    /** When to look again though nothing happens. */
    @Nullable Instant recheck;
    /** How its last run ended, as far as that was seen or told. */
    OptionalInt exitCode = OptionalInt.empty();
    boolean loopTold;
    /** Whether it was not held down because it had ended for good before. */
    boolean unheld;
    /** Since when others are to be restarted after it, until that is done. */
    Optional<Instant> leading = Optional.empty();
    /** Whether the present run was begun by us. */
    boolean ourRun;
    /** What the engine tells while we restart it. */
    final StopCount stops = new StopCount();
    /** Whether somebody else is ending it. */
    final EndingSignal ending = new EndingSignal();
    /** Whether the present run was begun by us after a person had asked for a stop. */
    boolean stopOwed;
    String reason = "";

    /** A decision and when it is due. */
    record Pending(RestartDecision decision, Instant at) {}

    Ward(SupervisionPolicy policy, Sighting sighting, RestartHistory history) {
        this.policy = policy;
        this.sighting = sighting;
        this.history = history;
    }

    /** Takes note of what the engine tells of it. */
    void hear(ContainerEvent event, Instant now) {
        stops.hear(event.action(), now);
        if (!taken()) ending.hear(event, now);
    }

    /** Whether nothing is to be decided about it: we are at it, or are going to be. */
    boolean taken() {
        return busy || follows;
    }

    /** How often it has ended by itself in a row, as far as that is known. */
    int crashes() {
        return history.crashesWith(sighting, policy.backoff().settled());
    }

    /** Whether it is kept down until a wait is over. */
    boolean holds() {
        return history.is(RestartHistory.Action.HOLD) || history.is(RestartHistory.Action.HELD);
    }

    /** Returns what is remembered of it at a look: who stopped it ended its row of crashes, unless that was the engine. */
    RestartHistory known(Sighting seen) {
        if (unheld && !seen.usedUp()) history = history.calm();
        unheld = false;
        return history;
    }

    /** Takes note of a look, with what was told of the run before. */
    void look(Sighting seen) {
        if (seen.state() == ContainerState.EXITED) exitCode = OptionalInt.of(seen.exitCode());
        sighting = seen.runs() && exitCode.isPresent() ? seen.after(exitCode.getAsInt()) : seen;
    }

    boolean loops() {
        return crashes() >= RestartHistory.LOOP;
    }

    SupervisedState state() {
        Pending waiting = pending;
        String word;
        if (history.gaveUp().isPresent()) word = "gave-up";
        else if (holds()) word = "held";
        else if (taken()) word = "acting";
        else if (history.looping() || loops()) word = "crash-loop";
        else word = waiting == null ? "watching" : "waiting";
        return new SupervisedState(sighting.project(), sighting.service(), sighting.name(), word,
                waiting == null ? Optional.empty() : Optional.of(waiting.at()), reason, history, leading);
    }
}
