package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.WaitFailure;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation.Await;
import io.jcompose.planner.state.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The waits of a plan. Several steps may wait for one container at once: one of them watches, the others listen. */
public final class PodmanWaits {
    private static final Instant NEVER = Instant.MAX;

    private final LibpodApi api;
    private final InstantSource clock;
    private final boolean timersRun;
    private final ConcurrentHashMap<String, CompletableFuture<Outcome>> watched = new ConcurrentHashMap<>();

    /** Waits through an engine; {@code timersRun} says that systemd is there to run the probes. */
    public PodmanWaits(LibpodApi api, InstantSource clock, boolean timersRun) {
        this.api = api;
        this.clock = clock;
        this.timersRun = timersRun;
    }

    /** Returns when the container is healthy. */
    public void healthy(String container, Await await) {
        if (health(container, await) instanceof Outcome.Unchecked) throw WaitFailure.noHealthcheck(await, container);
    }

    /** Returns when the container is healthy, or runs and has no check. */
    public void running(String container, Await await) {
        health(container, await);
    }

    private Outcome health(String container, Await await) {
        Outcome outcome = watch(container, await);
        return switch (outcome) {
            case Outcome.Fine fine -> fine;
            case Outcome.Unchecked unchecked -> unchecked;
            case Outcome.Unhealthy unhealthy -> throw probed(WaitFailure.unhealthy(await, container), container);
            case Outcome.Exited exited -> {
                if (!WaitFailure.isDone(await, exited.code())) {
                    throw WaitFailure.exited(await, container, exited.code());
                }
                yield outcome;
            }
        };
    }

    private EngineException probed(EngineException failure, String container) {
        JsonValue.Obj seen = api.object(LibpodCall.to("containers", container, "json").get());
        return WaitFailure.probed(failure, seen.object("State").object("Health").array("Log").objects());
    }

    private Outcome watch(String container, Await await) {
        Instant deadline = deadline(await);
        while (true) {
            var mine = new CompletableFuture<Outcome>();
            CompletableFuture<Outcome> other = watched.putIfAbsent(container, mine);
            Outcome outcome = other == null ? watchMyself(container, deadline, mine) : listen(other, deadline);
            if (outcome != null) return outcome;
            // the one who watched gave up before us: take over
            if (!clock.instant().isBefore(deadline)) throw probed(WaitFailure.timedOut(await), container);
        }
    }

    private @Nullable Outcome watchMyself(String container, Instant deadline, CompletableFuture<Outcome> mine) {
        try {
            Outcome outcome = new HealthWatch(api, clock, container, timersRun).await(deadline);
            if (outcome != null) mine.complete(outcome);
            return outcome;
        } finally {
            watched.remove(container, mine);
            mine.cancel(false);
        }
    }

    private @Nullable Outcome listen(CompletableFuture<Outcome> other, Instant deadline) {
        try {
            if (deadline.equals(NEVER)) return other.get();
            long millis = Math.max(1, Duration.between(clock.instant(), deadline).toMillis());
            return other.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        } catch (ExecutionException | TimeoutException | java.util.concurrent.CancellationException gaveUp) {
            return null;
        }
    }

    /** Returns when the container has ended with 0. */
    public void completed(String container, Await await) {
        Instant deadline = deadline(await);
        while (true) {
            awaitEnd(container, await, deadline);
            var seen = new Inspection(api.object(LibpodCall.to("containers", container, "json").get()));
            boolean ended = seen.state() == ContainerState.EXITED || seen.state() == ContainerState.DEAD;
            if (ended && !restarting(seen)) {
                if (seen.exitCode() != 0) throw WaitFailure.notCompleted(await, seen.exitCode());
                return;
            }
            pause(deadline, await);
        }
    }

    private boolean restarting(Inspection seen) {
        // one that ended well has completed, whatever its policy makes of that
        return seen.exitCode() != 0 && seen.willRestart()
                && seen.finished().plusSeconds(5).isAfter(clock.instant());
    }

    /** Returns when the container is not running. */
    private void awaitEnd(String container, Await await, Instant deadline) {
        Exchange exchange = api.http().begin(LibpodCall.to("containers", container, "wait")
                .with("condition", "stopped").with("condition", "exited").with("interval", "100ms").post());
        if (deadline.equals(NEVER)) {
            finish(exchange.response());
            return;
        }
        // the call itself has no time limit
        var answer = new CompletableFuture<Void>();
        Thread.ofVirtual().name("wait " + container).start(() -> {
            try {
                finish(exchange.response());
                answer.complete(null);
            } catch (ComposeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        try {
            answer.get(Math.max(1, Duration.between(clock.instant(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            exchange.cancel();
            throw WaitFailure.timedOut(await);
        } catch (InterruptedException interrupted) {
            exchange.cancel();
            Thread.currentThread().interrupt();
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ComposeException cause) throw cause;
            throw EngineException.failed(String.valueOf(failed.getMessage()));
        }
    }

    private static void finish(EngineResponse response) {
        response.orRefuse().discard();
    }

    private void pause(Instant deadline, Await await) {
        if (!clock.instant().isBefore(deadline)) throw WaitFailure.timedOut(await);
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }

    private Instant deadline(Await await) {
        return await.limit().isPresent() ? clock.instant().plus(await.limit().get()) : NEVER;
    }
}
