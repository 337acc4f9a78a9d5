package io.jcompose.backends.follow;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.content.Comebacks;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the containers of a project: tells what they print, and when they end, until none of them is left running or
 * about to be started. Containers that are started later are followed too. Listening begins with the constructor, so that nothing is missed
 * between it and {@link #run}.
 */
public final class ProjectFollower implements AutoCloseable {
    private static final int LOOKS = 20;
    private static final long LOOK_MILLIS = 50;

    private final Backend backend;
    private final String project;
    private final Predicate<ObservedContainer> wanted;
    private final LogRequest request;
    private final Duration patience;
    private final FollowListener listener;
    private final EventStream events;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Predicate<ObservedContainer> comesBack = container -> false;
    private volatile Predicate<ObservedContainer> counts = container -> true;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    /** Those that were made and have not been started yet, such as a replacement whose time has not come. */
    private final Set<String> made = new HashSet<>();

    /**
     * @param wanted   which containers
     * @param request  which of the output that is there already, and whether lines keep their time stamps
     * @param patience how long it goes on when none of those that ran is left, because one may be started again
     */
    public ProjectFollower(
            Backend backend, String project, Predicate<ObservedContainer> wanted, LogRequest request,
            Duration patience, FollowListener listener) {
        this.backend = backend;
        this.project = project;
        this.wanted = wanted;
        this.request = request;
        this.patience = patience;
        this.listener = listener;
        this.events = backend.events(EventFilter.of(project));
    }

    /** What of the output that is there already is told. */
    public enum History {
        /** As the request says. */
        AS_REQUESTED,
        /** Nothing: only what comes from now on. */
        NONE
    }

    private static final class Followed {
        private final OutputReader output;
        private boolean live;

        Followed(OutputReader output) {
            this.output = output;
        }

        ObservedContainer container() {
            return output.container();
        }
    }

    /**
     * Takes a container that exists.
     *
     * @param expected whether it counts as running although it does not run yet: it is about to be started
     */
    public synchronized void join(ObservedContainer container, History history, boolean expected) {
        if (followed.containsKey(container.id())) return;
        var one = new Followed(new OutputReader(backend, container, request, listener));
        followed.put(container.id(), one);
        listener.joined(container);
        boolean running = isRunning(container.state());
        one.live = running || expected;
        if (history == History.NONE && container.state() != ContainerState.CREATED) one.output.skipHistory();
        if (running || !expected) one.output.read(running, threads);
    }

    /** Takes note of a container that was made and not started yet: it goes on until that has been started, or removed. */
    public synchronized void expect(ObservedContainer container) {
        boolean counted = !container.oneOff() && wanted.test(container) && counts.test(container);
        if (counted && !followed.containsKey(container.id())) made.add(container.id());
    }

    /** Takes note of which containers it goes on for; the others are followed as long as these run. */
    public void until(Predicate<ObservedContainer> counting) {
        counts = counting;
    }

    /** Takes note of how to tell that a container which has ended is being started again by somebody. */
    public void expecting(Predicate<ObservedContainer> restarting) {
        comesBack = restarting;
    }

    /** What came from the stream of events: an event, or its end, which may be a failure. */
    private record Heard(Optional<EngineEvent> event, Optional<ComposeException> failure) {}

    /**
     * Goes on until no container is left running, or {@link #close} is called.
     *
     * @throws ComposeException when the engine is gone
     */
    public void run() {
        threads.execute(this::listen);
        try {
            boolean ran = false;
            while (true) {
                boolean live = anyLive();
                ran |= live;
                if (!live && !ran) break;
                Heard next = live ? heard.take() : heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (next == null) break;
                if (next.failure().isPresent()) throw next.failure().get();
                if (next.event().isEmpty()) break;
                if (next.event().get() instanceof ContainerEvent happened) take(happened);
            }
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
        for (Followed one : all()) if (!one.live || counts.test(one.container())) one.output.awaitLastLines();
    }

    private void listen() {
        try {
            Optional<EngineEvent> event;
            do {
                event = events.next();
                heard.add(new Heard(event, Optional.empty()));
            } while (event.isPresent());
        } catch (ComposeException lost) {
            heard.add(new Heard(Optional.empty(), Optional.of(lost)));
        }
    }

    private synchronized boolean anyLive() {
        if (!made.isEmpty()) return true;
        for (Followed one : followed.values()) if (one.live && counts.test(one.container())) return true;
        return false;
    }

    private synchronized boolean isLive(Followed one) {
        return one.live;
    }

    private synchronized List<Followed> all() {
        return new ArrayList<>(followed.values());
    }

    private void take(ContainerEvent event) {
        switch (event.action()) {
            case "create" -> look(event.containerId()).ifPresent(this::expect);
            case "start" -> started(event);
            case "die" -> died(event);
            case "rename" -> look(event.containerId()).ifPresent(this::renamed);
            case "destroy" -> gone(event.containerId());
            default -> {
                // nothing that changes what is followed
            }
        }
    }

    private void started(ContainerEvent event) {
        noLongerExpected(event.containerId());
        Followed one = known(event.containerId());
        boolean known = one != null;
        if (!known) {
            ObservedContainer found = look(event.containerId()).orElse(null);
            if (found == null || found.oneOff() || !wanted.test(found)) return;
            if (found.labels().containsKey(ComposeLabels.REPLACE)) listener.recreated(found);
            join(found, History.AS_REQUESTED, true);
            one = known(event.containerId());
        }
        if (one == null) return;
        listener.started(one.container());
        synchronized (this) {
            one.live = true;
        }
        if (known || !isRunning(one.container().state())) one.output.read(true, threads);
    }

    private void died(ContainerEvent event) {
        noLongerExpected(event.containerId());
        Followed one = known(event.containerId());
        // Docker 20.10 tells the end of a container twice when it is killed while it ends
        if (one == null || !isLive(one)) return;
        boolean restarting = comesBack.test(one.container()) || isRestarting(event.containerId())
                || startFollows(event.containerId());
        synchronized (this) {
            one.live = restarting;
        }
        one.output.awaitLastLines();
        listener.ended(one.container(), exitCode(event), restarting);
    }

    /**
     * Returns whether the engine starts a container again that has just ended. Docker's list is a moment behind its
     * events: a container that still seems to run is looked at again.
     */
    private boolean isRestarting(String id) {
        Optional<Comebacks> comebacks = backend.ability(Comebacks.class);
        if (comebacks.isPresent()) return comebacks.get().isStartedAgain(id);
        for (int look = 0;; look++) {
            ContainerState state = look(id).map(ObservedContainer::state).orElse(ContainerState.DEAD);
            if (state != ContainerState.RUNNING || look == LOOKS) return isRunning(state);
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Returns whether it was started and has ended again since: events are told one after the other, and later. */
    private boolean startFollows(String id) {
        for (Heard one : heard) {
            if (one.event().orElse(null) instanceof ContainerEvent later && later.action().equals("start")
                    && later.containerId().equals(id)) return true;
        }
        return false;
    }

    private synchronized void renamed(ObservedContainer now) {
        Followed one = followed.get(now.id());
        if (one != null) one.output.renamed(now);
    }

    private synchronized void noLongerExpected(String id) {
        made.remove(id);
    }

    private synchronized void gone(String id) {
        made.remove(id);
        Followed one = followed.get(id);
        if (one != null) one.live = false;
    }

    private synchronized @Nullable Followed known(String id) {
        return followed.get(id);
    }

    private Optional<ObservedContainer> look(String id) {
        for (ObservedContainer container : backend.containers(new ContainerQuery(Optional.of(project), true))) {
            if (container.id().equals(id)) return Optional.of(container);
        }
        return Optional.empty();
    }

    private static int exitCode(ContainerEvent event) {
        try {
            return Integer.parseInt(event.attributes().getOrDefault("exitCode", "0"));
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static boolean isRunning(ContainerState state) {
        return state == ContainerState.RUNNING || state == ContainerState.PAUSED || state == ContainerState.RESTARTING;
    }

    /** Ends listening and reading. */
    @Override
    public void close() {
        events.close();
        threads.shutdownNow();
    }
}
