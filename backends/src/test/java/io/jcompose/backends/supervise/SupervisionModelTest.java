package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.Act.Result;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.Backoff;
import io.jcompose.planner.restart.RestartDecider;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every short sequence of what may happen to a container and to its supervisor, in virtual time. After each, three things
 * hold: none was restarted that was not unhealthy, none that a person stopped was started, and none was restarted twice
 * for one turn for the worse. At the end a container that nobody stopped runs, and is not unhealthy.
 */
final class SupervisionModelTest {
    private static final int LENGTH = Integer.getInteger("jcompose.supervision.length", 4);

    /** What may happen. */
    private enum Move {
        WORSE,
        BETTER,
        STOP,
        START,
        RESTART,
        PAUSE,
        /** The process ends, and the engine's policy starts it again. */
        CRASH,
        /** What is due next is done. */
        TIME,
        LONG_TIME,
        /** The supervisor is killed, and another one finds what it had written. */
        KILLED,
        /** As before, after it wrote that it would act, and before it did. */
        KILLED_BEFORE,
        /** As before, when the engine had stopped the container, and had not started it. */
        KILLED_HALFWAY,
        /** As before, when the engine had done it, and nobody had heard of that. */
        KILLED_AFTER,
        /** The connection breaks before the engine has heard of it. */
        LOST
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noShortSequenceBreaksARule(boolean engineBacksOff) {
        explore(new ArrayList<>(), engineBacksOff);
    }

    private static void explore(List<Move> moves, boolean engineBacksOff) {
        if (moves.size() == LENGTH) {
            play(moves, engineBacksOff);
            return;
        }
        for (Move move : Move.values()) {
            moves.add(move);
            explore(moves, engineBacksOff);
            moves.removeLast();
        }
    }

    @Test
    void noLongRandomSequenceBreaksARule() {
        var random = new Random(20_261_121);
        for (int i = 0; i < 1000; i++) {
            var moves = new ArrayList<Move>();
            for (int n = 0; n < 40; n++) moves.add(Move.values()[random.nextInt(Move.values().length)]);
            play(moves, i % 2 == 0);
        }
    }

    private static void play(List<Move> moves, boolean engineBacksOff) {
        var model = new Model(engineBacksOff);
        try {
            for (Move move : moves) model.make(move);
            model.settle();
        } catch (AssertionError broken) {
            throw new AssertionError(moves + ": " + broken.getMessage() + "\n" + model.told, broken);
        }
    }

    /** One container, its engine and its supervisor. */
    private static final class Model {
        private final boolean engineBacksOff;
        private final List<String> told = new ArrayList<>();
        private Instant now = Instant.ofEpochSecond(1_000_000);
        private ContainerState state = ContainerState.RUNNING;
        private Health health = Health.HEALTHY;
        private Instant started = now;
        private Instant finished = Instant.EPOCH;
        private int engineCount;
        private boolean stoppedByPerson;
        private boolean perhapsByPerson;
        private int restartsOfThisRun;
        private Instant ambiguousUntil = Instant.EPOCH;
        private Supervision supervision;
        private SupervisorSnapshot written = SupervisorSnapshot.EMPTY;

        Model(boolean engineBacksOff) {
            this.engineBacksOff = engineBacksOff;
            supervision = another();
            look();
        }

        private Supervision another() {
            return new Supervision(new RestartDecider(Backoff.Delays.PLAIN, engineBacksOff, Optional.empty()), written,
                    project -> true, id -> false, name -> Optional.empty(),
                    event -> told.add(event.decision() + " (" + event.reason() + ")"));
        }

        private Sighting sighting() {
            return new Sighting("id", "p-web-1", Map.of(ComposeLabels.PROJECT, "p", ComposeLabels.SERVICE, "web"),
                    state, state == ContainerState.RUNNING || state == ContainerState.PAUSED ? health : Health.NONE,
                    started, finished, 1, RestartPolicy.parse("always"), engineCount, true, "");
        }

        private void look() {
            supervision.seen(sighting(), now);
        }

        private void run(boolean byPolicy) {
            now = now.plusMillis(1);
            state = ContainerState.RUNNING;
            health = Health.STARTING;
            started = now;
            engineCount = byPolicy ? engineCount + 1 : 0;
            restartsOfThisRun = 0;
            perhapsByPerson = false;
        }

        private void end() {
            now = now.plusMillis(1);
            state = ContainerState.EXITED;
            finished = now;
        }

        void make(Move move) {
            told.add(move.name());
            boolean runs = state == ContainerState.RUNNING;
            switch (move) {
                case WORSE -> health = runs ? Health.UNHEALTHY : health;
                case BETTER -> health = runs ? Health.HEALTHY : health;
                case STOP -> {
                    // what is held down is ready to run, and a stop ends that
                    if (runs || state == ContainerState.PAUSED || state == ContainerState.CREATED) {
                        end();
                        // what ends right after a supervisor wrote that it would restart it counts as its own doing
                        stoppedByPerson = !now.isBefore(ambiguousUntil);
                        perhapsByPerson = true;
                    }
                }
                case START -> {
                    if (state == ContainerState.EXITED || state == ContainerState.CREATED) personStarts();
                }
                case RESTART -> {
                    if (state != ContainerState.PAUSED) {
                        if (runs) end();
                        personStarts();
                    }
                }
                case PAUSE -> state = switch (state) {
                    case RUNNING -> ContainerState.PAUSED;
                    case PAUSED -> ContainerState.RUNNING;
                    default -> state;
                };
                case CRASH -> {
                    if (runs) {
                        end();
                        run(true);
                    }
                }
                case TIME -> supervision.next(now).ifPresent(next -> now = next.isAfter(now) ? next : now);
                case LONG_TIME -> now = now.plusSeconds(30);
                case KILLED -> supervision = another();
                case KILLED_BEFORE, KILLED_HALFWAY, KILLED_AFTER, LOST -> {
                    interrupted(move);
                    return;
                }
            }
            go();
        }

        private void personStarts() {
            run(false);
            stoppedByPerson = false;
            perhapsByPerson = false;
        }

        /** What the supervisor does when something has happened. */
        private void go() {
            look();
            for (String id : supervision.rechecks(now)) look();
            List<Act> acts = supervision.due(now);
            written = supervision.snapshot(now);
            for (Act act : acts) {
                Optional<String> objection = objection(act);
                if (objection.isEmpty()) perform(act, false);
                supervision.ended(act, objection.isEmpty() ? Result.DONE : Result.NOT_NEEDED, objection.orElse(""),
                        now);
                look();
            }
        }

        /** As {@link #go}, with something that goes wrong where something is to be done. */
        private void interrupted(Move how) {
            supervision.next(now).ifPresent(next -> now = next.isAfter(now) ? next : now);
            look();
            List<Act> acts = supervision.due(now);
            written = supervision.snapshot(now);
            for (Act act : acts) {
                if (how == Move.LOST) {
                    supervision.ended(act, Result.UNKNOWN, "lost", now);
                    continue;
                }
                if (how != Move.KILLED_BEFORE && objection(act).isEmpty()) perform(act, how == Move.KILLED_HALFWAY);
            }
            if (!acts.isEmpty()) ambiguousUntil = now.plus(RestartDecider.UNDER_WAY).plusSeconds(1);
            if (how != Move.LOST) supervision = another();
            look();
        }

        private Optional<String> objection(Act act) {
            if (!act.sighting().started().equals(started)) return Optional.of("started anew");
            if (act.decision() instanceof RestartDecision.StartAfter) return state == ContainerState.EXITED
                    || state == ContainerState.CREATED ? Optional.empty()
                            : Optional.of("it runs");
            if (state != ContainerState.RUNNING) return Optional.of("it does not run");
            if (act.decision() instanceof RestartDecision.Hold) return Optional.empty();
            return health == Health.UNHEALTHY ? Optional.empty() : Optional.of("healthy again");
        }

        private void perform(Act act, boolean halfway) {
            told.add("performs " + act.decision());
            switch (act.decision()) {
                case RestartDecision.RestartAfter restart -> {
                    assertThat(state).as("restarted").isEqualTo(ContainerState.RUNNING);
                    assertThat(health).as("restarted").isEqualTo(Health.UNHEALTHY);
                    assertThat(++restartsOfThisRun).as("restarts of one run").isEqualTo(1);
                    end();
                    if (!halfway) run(false);
                }
                case RestartDecision.StartAfter start -> {
                    assertThat(stoppedByPerson).as("started though a person stopped it").isFalse();
                    if (!halfway) run(false);
                }
                case RestartDecision.Hold hold -> {
                    end();
                    if (halfway) return;
                    state = ContainerState.CREATED;
                    engineCount = 0;
                }
                default -> throw new AssertionError("unexpected: " + act.decision());
            }
        }

        /** Nothing happens any more but that started containers turn healthy. */
        void settle() {
            for (int i = 0; i < 12; i++) {
                if (state == ContainerState.PAUSED) state = ContainerState.RUNNING;
                if (state == ContainerState.RUNNING && health == Health.STARTING) health = Health.HEALTHY;
                go();
                now = supervision.next(now).filter(next -> next.isAfter(now)).orElse(now.plusSeconds(20));
            }
            if (stoppedByPerson) {
                assertThat(state).as("at the end, stopped by a person").isEqualTo(ContainerState.EXITED);
                return;
            }
            if (perhapsByPerson) return;
            assertThat(state).as("at the end").isEqualTo(ContainerState.RUNNING);
            assertThat(health).as("at the end").isEqualTo(Health.HEALTHY);
        }
    }
}
