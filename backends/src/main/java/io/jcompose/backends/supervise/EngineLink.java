package io.jcompose.backends.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.supervise.care.EngineCare;
import io.jcompose.backends.supervise.care.ResilientDelays;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.restart.Backoff;
import io.jcompose.planner.restart.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the engine's events for as long as it lives. A stream that ended is opened again from where it ended, and then
 * all containers are listed: what the stream missed shows there.
 */
final class EngineLink implements AutoCloseable {
    /** Events after which a container may be another one than before. */
    private static final Set<
            String> TELLING = Set.of("create", "start", "kill", "die", "stop", "pause", "unpause", "rename",
                    "health_status", "update", "restart", "oom", "destroy");
    private static final Backoff RECONNECT = new Backoff(
            Duration.ofMillis(100), 2, Duration.ofSeconds(5), Duration.ZERO);
    /** An engine answers before it has subscribed us; events of the last moments close that gap. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final Backend backend;
    private final Optional<String> project;
    private final InstantSource clock;
    private final EngineCare care;
    private final Consumer<Happening> queue;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable EventStream stream;

    EngineLink(Backend backend, Optional<String> project, InstantSource clock, EngineCare care,
            Consumer<Happening> queue) {
        this.backend = backend;
        this.project = project;
        this.clock = clock;
        this.care = care;
        this.queue = queue;
    }

    /** Follows until it is closed. */
    void run() {
        var delays = new ResilientDelays();
        Instant since = clock.instant();
        int attempt = 0;
        boolean before = false;
        Instant lost = null;
        while (closed.getCount() > 0) {
            String why;
            try (EventStream open = backend.events(new EventFilter(project, Optional.of(since.minus(OVERLAP)),
                    Optional.empty(), TELLING))) {
                stream = open;
                if (closed.getCount() == 0) return;
                Optional<Outage> missed = lost == null ? Optional.empty()
                        : Optional.of(new Outage(lost, clock.instant()));
                queue.accept(new Happening.Connected(backend.containers(new ContainerQuery(project, true)),
                        care.outage(missed)));
                before = true;
                lost = null;
                care.answers();
                attempt = 0;
                for (Optional<EngineEvent> event = open.next(); event.isPresent(); event = open.next()) {
                    since = event.get().at();
                    if (event.get() instanceof EngineEvent.ContainerEvent container
                            && TELLING.contains(container.action())) queue.accept(new Happening.Told(container));
                }
                why = "the engine ended the stream of events";
            } catch (ComposeException gone) {
                why = String.valueOf(gone.getMessage());
            } catch (RuntimeException nonsense) {
                why = "the engine's answer cannot be understood: " + nonsense.getMessage();
            }
            if (closed.getCount() == 0) return;
            if (before && lost == null) lost = clock.instant();
            queue.accept(new Happening.Lost(why));
            pause(delays.before(RECONNECT, Math.min(++attempt, 20)));
        }
    }

    private void pause(Duration time) {
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException interrupted) {
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        EventStream open = stream;
        if (open != null) open.close();
    }
}
