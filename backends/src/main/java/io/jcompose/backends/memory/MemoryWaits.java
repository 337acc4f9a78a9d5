package io.jcompose.backends.memory;

import io.jcompose.backends.spi.WaitFailure;
import io.jcompose.planner.plan.Operation.Await;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;

/** The waits of the engine in memory. Callers hold the engine's lock, which a wait gives up meanwhile. */
final class MemoryWaits {
    private final MemoryEngine engine;
    private final boolean processesNeverEnd;

    /** {@code processesNeverEnd}: a wait for the end of a process lets it end with success, for {@code --dry-run}. */
    MemoryWaits(MemoryEngine engine, boolean processesNeverEnd) {
        this.engine = engine;
        this.processesNeverEnd = processesNeverEnd;
    }

    void healthy(String name, Await await, boolean runningIsEnough) {
        var deadline = new Deadline(await);
        while (true) {
            MemoryContainer container = engine.container(name);
            if (container.state == ContainerState.EXITED || container.state == ContainerState.DEAD) {
                if (runningIsEnough && WaitFailure.isDone(await, container.exitCode)) return;
                throw WaitFailure.exited(await, name, container.exitCode);
            }
            boolean runs = container.state == ContainerState.RUNNING;
            if (runs && container.health == Health.NONE) {
                if (runningIsEnough) return;
                throw WaitFailure.noHealthcheck(await, name);
            }
            Health health = engine.probe(container);
            if (runs && health == Health.HEALTHY) return;
            if (runs && health == Health.UNHEALTHY) throw WaitFailure.unhealthy(await, name);
            deadline.waitForChange(await);
        }
    }

    void completed(String name, Await await) {
        var deadline = new Deadline(await);
        while (true) {
            MemoryContainer container = engine.container(name);
            if (container.state == ContainerState.RUNNING && processesNeverEnd) engine.die(container, 0);
            if (container.state == ContainerState.EXITED) {
                if (container.exitCode == 0) return;
                throw WaitFailure.notCompleted(await, container.exitCode);
            }
            deadline.waitForChange(await);
        }
    }

    /** Waits until a container does not run any more, or is gone. */
    void end(String name) {
        while (true) {
            MemoryContainer container = engine.containers.get(name);
            if (container == null || !container.running()) return;
            try {
                engine.changed.await();
            } catch (InterruptedException interrupted) {
                throw InMemoryBackend.cancelled();
            }
        }
    }

    private final class Deadline {
        private long nanosLeft;

        private Deadline(Await await) {
            nanosLeft = await.limit().map(limit -> limit.toNanos()).orElse(Long.MAX_VALUE);
        }

        private void waitForChange(Await await) {
            try {
                if (nanosLeft == Long.MAX_VALUE) engine.changed.await();
                else nanosLeft = engine.changed.awaitNanos(nanosLeft);
            } catch (InterruptedException interrupted) {
                throw InMemoryBackend.cancelled();
            }
            if (nanosLeft <= 0) throw WaitFailure.timedOut(await);
        }
    }
}
