package io.jcompose.backends.supervise;

import io.jcompose.backends.supervise.people.StopAsked;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartDecision.Finish;
import io.jcompose.planner.restart.RestartDecision.Leave;
import io.jcompose.planner.restart.RestartDecision.Obey;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Decides about a container: what a person asked for, and what was begun before, come before what its health asks for. */
final class Judgement {
    private final RestartDecider decider;
    private final StopAsked people;
    private static final int REMEMBERED = 10;
    private final Deque<Outage> outages = new ArrayDeque<>();

    Judgement(RestartDecider decider, StopAsked people) {
        this.decider = decider;
        this.people = people;
    }

    /** Takes note that the engine was not there for a while. */
    void missed(Outage time) {
        outages.remove(time);
        outages.addFirst(time);
        if (outages.size() > REMEMBERED) outages.removeLast();
    }

    /** Whether a person asked for a stop after we had begun a restart, and before the run began that it led to. */
    boolean stoppedSince(Instant begun, Sighting sighting) {
        Optional<Instant> asked = people.stopAsked(sighting.name());
        return asked.isPresent() && !asked.get().isBefore(begun) && asked.get().isBefore(sighting.started())
                && sighting.started().isBefore(begun.plus(StopAsked.UNDER_WAY));
    }

    /** Decides. */
    RestartDecision of(Ward ward, Instant now) {
        Sighting sighting = ward.sighting;
        Optional<Outage> outage = outages.stream().filter(time -> time.ended(sighting)).findFirst();
        RestartDecision decision = decider.decide(ward.policy, sighting, ward.history, outage, now);
        boolean undone = ward.ourRun && ward.stops.undone().isPresent();
        if ((ward.stopOwed || undone) && sighting.state() == ContainerState.RUNNING) return new Obey(
                "a person stopped it while it was being restarted");
        if (finishes(ward, now) && decision instanceof Leave) return new Finish(
                "whoever restarted it did not restart what follows it");
        if (decision instanceof Leave) return decision;
        Optional<Instant> ending = ward.ending.until(sighting, now);
        if (ending.isPresent()) {
            ward.recheck = ending.get();
            return new Leave("somebody is ending it");
        }
        Optional<Instant> asked = people.stopAsked(sighting.name());
        if (asked.isEmpty() || !StopAsked.concerns(asked.get(), sighting, now)) return decision;
        if (!sighting.runs()) return new Leave("stopped by a person");
        ward.recheck = asked.get().plus(StopAsked.UNDER_WAY);
        return new Leave("a person is stopping it");
    }

    /** Whether an earlier supervisor restarted it, and may not have come to those that follow. */
    private static boolean finishes(Ward ward, Instant now) {
        if (ward.leading.isEmpty() || ward.sighting.state() != ContainerState.RUNNING) return false;
        if (ward.sighting.started().isAfter(ward.leading.get())) return true;
        if (now.isAfter(ward.leading.get().plus(StopAsked.UNDER_WAY))) ward.leading = Optional.empty();
        return false;
    }
}
