package io.jcompose.backends.station;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.supervise.Supervisor;
import io.jcompose.backends.supervise.Supervisor.Ending;
import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorListener;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one process that supervises an engine: holds the lock, waits for the engine, runs a supervisor for all projects,
 * and keeps the files. It can be killed at any moment: the next one goes on with what stands in labels and files.
 */
public final class Station {
    /** Long enough for whoever looks at the lock, and for one that ends. */
    private static final Duration MOMENT = Duration.ofMillis(500);
    /** For another one that was asked to leave: it may be in the middle of a restart. */
    private static final Duration UNTIL_LEFT = Duration.ofSeconds(30);
    private static final long ENGINE_AGAIN_MILLIS = 1000;
    /** A command has just used the engine; one that is gone for good a moment later is nobody's. */
    private static final int ENGINE_LOOKS = 60;

    private final StationFiles files;
    private final Holder self;
    private final Backend backend;
    private final String engine;
    private final Set<String> only;
    private final OptionalInt parallel;
    private final Consumer<SupervisorEvent> teller;
    private final Instant since = Clock.systemUTC().instant();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Supervisor supervisor;
    private Set<String> runningWhenIdle = Set.of();

    /**
     * @param engine   its address
     * @param only     the projects to supervise; empty: all
     * @param parallel how many things may be done to containers at once; absent: the supervisor's default
     * @param teller   hears what is decided, besides the log
     */
    public Station(StationFiles files, Holder self, Backend backend, String engine, Set<String> only,
            OptionalInt parallel, Consumer<SupervisorEvent> teller) {
        this.files = files;
        this.self = self;
        this.backend = backend;
        this.engine = engine;
        this.only = Set.copyOf(only);
        this.parallel = parallel;
        this.teller = teller;
    }

    /**
     * Supervises until {@link #stop}, or, when it may leave, until nothing was left to supervise for a while.
     *
     * @param linger how long; absent: it stays
     * @return whether it was this process that supervised; else another one does and goes on
     */
    public boolean run(Optional<Duration> linger) throws IOException, InterruptedException {
        Duration patience = makeRoom() ? UNTIL_LEFT : MOMENT;
        while (true) {
            try (StationLock lock = StationLock.take(files, self, patience).orElse(null)) {
                if (lock == null) return false;
                if (!supervise(linger)) return true;
            }
            // whoever came until now saw the lock and relied on us; whoever comes now finds it free
            if (!somethingNewRuns()) return true;
            patience = MOMENT;
        }
    }

    /** Ends {@link #run} soon. */
    public void stop() {
        stopped.countDown();
        Supervisor running = supervisor;
        if (running != null) running.stop();
    }

    /** Asks another one to leave, if it is one that we come after. Returns whether that was so. */
    private boolean makeRoom() throws IOException {
        Holder holder = StationLock.look(files).holder().orElse(null);
        if (holder == null || !holder.detached()) return false;
        boolean older = holder.version().compareTo(self.version()) < 0;
        return (older || !self.detached()) && holder.askToLeave();
    }

    /** Returns whether the end was that nothing was left. */
    private boolean supervise(Optional<Duration> linger) throws IOException, InterruptedException {
        SupervisorSnapshot before = StationState.read(files).map(StationState::snapshot)
                .orElse(SupervisorSnapshot.EMPTY);
        remember(before);
        if (!awaitEngine()) return false;
        SupervisorOptions options = SupervisorOptions.everything(parallel).restoring(before);
        if (linger.isPresent()) options = options.lingering(linger.get());
        Optional<Instant> booted = MachineClock.booted(engine);
        if (booted.isPresent()) options = options.bootedAt(booted.get());
        var running = new Supervisor(backend, options, Clock.systemUTC(), new ProjectClaims(files, only),
                new Listener());
        supervisor = running;
        if (stopped.getCount() == 0) return false;
        return running.run() == Ending.NOTHING_LEFT;
    }

    private boolean awaitEngine() throws InterruptedException {
        for (int looks = 0; stopped.getCount() > 0; looks++) {
            if (self.detached() && looks == ENGINE_LOOKS) return false;
            try {
                backend.info();
                return true;
            } catch (ComposeException notThere) {
                if (notThere.kind() == ComposeException.Kind.CANCELLED) return false;
                stopped.await(ENGINE_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private boolean somethingNewRuns() {
        return !runningWhenIdle.containsAll(running());
    }

    private Set<String> running() {
        var ids = new HashSet<String>();
        try {
            for (ObservedContainer container : backend.containers(new ContainerQuery(Optional.empty(), false))) {
                boolean ours = only.isEmpty() || only.contains(container.project());
                if (ours && container.state() == ContainerState.RUNNING && !container.oneOff()) ids.add(container.id());
            }
        } catch (ComposeException gone) {
            // an engine that is gone runs nothing
        }
        return ids;
    }

    private void remember(SupervisorSnapshot snapshot) throws IOException {
        new StationState(self.pid(), self.version().text(), engine, since, snapshot).write(files);
    }

    private final class Listener implements SupervisorListener {
        private final DecisionLog log = new DecisionLog(files);

        @Override
        public void on(SupervisorEvent event) {
            log.add(event.json());
            teller.accept(event);
        }

        @Override
        public void remember(SupervisorSnapshot snapshot) {
            try {
                Station.this.remember(snapshot);
            } catch (IOException full) {
                // it may be lost
            }
        }

        @Override
        public void idle(boolean nothingLeft) {
            if (nothingLeft) runningWhenIdle = running();
        }
    }
}
