package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.supervise.Act.Result;
import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.Backoff;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container of one engine in virtual time, looked at by a supervision without threads. */
final class VirtualWorld {
    final List<String> told = new ArrayList<>();
    final boolean engineBacksOff;
    Instant now = Instant.ofEpochSecond(1_000_000);
    ContainerState state = ContainerState.RUNNING;
    Health health = Health.HEALTHY;
    Instant started = now;
    Instant finished = Instant.EPOCH;
    int exitCode;
    int engineCount;
    String restart = "always";
    boolean checked = true;
    Optional<Instant> stopAsked = Optional.empty();
    Supervision supervision;

    VirtualWorld(boolean engineBacksOff) {
        this.engineBacksOff = engineBacksOff;
        supervision = supervision(SupervisorSnapshot.EMPTY);
    }

    private Supervision supervision(SupervisorSnapshot written) {
        return new Supervision(new RestartDecider(Backoff.Delays.PLAIN, engineBacksOff, Optional.empty()), written,
                project -> true, id -> false, name -> stopAsked,
                event -> told.add(event.decision() + ": " + event.reason()));
    }

    /** The supervisor is killed, and another one reads what it had written. */
    void another() {
        supervision = supervision(SupervisorSnapshot.read(supervision.snapshot(now).text()));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void look() {
        supervision.seen(new Sighting("id", "p-web-1",
                Map.of(ComposeLabels.PROJECT, "p", ComposeLabels.SERVICE, "web"), state, health, started, finished,
                exitCode, RestartPolicy.parse(restart), engineCount, checked, ""), now);
    }

    /** The engine tells something. */
    void tell(String action) {
        tell(action, Map.of());
    }

    /** The engine tells that it sends a signal. */
    void signal(int number) {
        tell("kill", Map.of("signal", Integer.toString(number)));
    }

    private void tell(String action, Map<String, String> attributes) {
        supervision.told(new ContainerEvent(now, action, "id", "p-web-1", attributes, Health.NONE), now);
    }

    /** A new run begins. */
    void run(int count) {
        pass(Duration.ofMillis(10));
        state = ContainerState.RUNNING;
        health = Health.STARTING;
        started = now;
        engineCount = count;
    }

    void end(int code) {
        pass(Duration.ofMillis(10));
        state = ContainerState.EXITED;
        health = Health.NONE;
        finished = now;
        exitCode = code;
    }

    /** It is held down: ready to run, and the engine counts anew. */
    void held() {
        pass(Duration.ofMillis(10));
        state = ContainerState.CREATED;
        health = Health.NONE;
        engineCount = 0;
        exitCode = 0;
    }

    /** Lets time pass until something is due, and returns it; it counts as begun. */
    Act begin() {
        now = supervision.next(now).filter(next -> next.isAfter(now)).orElse(now);
        List<Act> acts = supervision.due(now);
        if (acts.size() != 1) throw new AssertionError(acts + " are due\n" + told);
        return acts.get(0);
    }

    void done(Act act) {
        supervision.ended(act, Result.DONE, "", now);
        look();
    }

    boolean nothingIsDue() {
        now = supervision.next(now).filter(next -> next.isAfter(now)).orElse(now);
        for (String id : supervision.rechecks(now)) look();
        return supervision.due(now).isEmpty();
    }

    SupervisedState state() {
        return supervision.snapshot(now).containers().get(0);
    }
}
