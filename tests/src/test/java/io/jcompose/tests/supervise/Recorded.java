package io.jcompose.tests.supervise;

import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorListener;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Keeps what a supervisor tells, and waits for it. */
final class Recorded implements SupervisorListener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SupervisorEvent> events = new ArrayList<>();
    private SupervisorSnapshot snapshot = SupervisorSnapshot.EMPTY;

    @Override
    public synchronized void on(SupervisorEvent event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void remember(SupervisorSnapshot latest) {
        snapshot = latest;
        notifyAll();
    }

    synchronized List<SupervisorEvent> events() {
        return List.copyOf(events);
    }

    synchronized SupervisorSnapshot snapshot() {
        return snapshot;
    }

    /** Returns how often something was told of a container. */
    synchronized int count(String container, String decision) {
        int count = 0;
        for (SupervisorEvent event : events)
            if (event.container().equals(container) && event.decision().equals(decision)) count++;
        return count;
    }

    /** Waits until it was told that often. */
    void await(String container, String decision, int times) {
        until(() -> count(container, decision) >= times, container + ": " + decision + " x " + times);
    }

    /** Waits until what is remembered is like this. */
    void awaitMemory(Predicate<SupervisorSnapshot> wanted) {
        until(() -> wanted.test(snapshot), "memory");
    }

    /** Waits until a container is well in another run than the given one, and returns when that began. */
    Instant awaitWell(String container, Instant before) {
        awaitMemory(snapshot -> wellRun(snapshot, container).filter(run -> !run.equals(before)).isPresent());
        return wellRun(snapshot(), container).orElse(before);
    }

    private static Optional<Instant> wellRun(SupervisorSnapshot snapshot, String container) {
        for (SupervisedState state : snapshot.containers()) {
            if (state.container().equals(container) && state.history().wellSince().isPresent()) return Optional.of(
                    state.history().run());
        }
        return Optional.empty();
    }

    /** Waits until something has come true, of which nobody tells. */
    static void until(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("never came true");
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private synchronized void until(BooleanSupplier wanted, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!wanted.getAsBoolean()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) throw new AssertionError("never came: " + what + "\n" + events + "\n" + snapshot);
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
