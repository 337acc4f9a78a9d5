package io.jcompose.cli.command.supervise;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.station.DecisionLog;
import io.jcompose.backends.station.DecisionTail;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.cli.command.Invocation;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.Health;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a supervisor decided about a project, as events between those of the engine: the action is
 * {@code supervise: restart} and the like. Without a supervisor there are none.
 */
public final class DecisionFeed implements AutoCloseable {
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final String project;
    private final Consumer<ContainerEvent> consumer;
    private final ArrayDeque<ContainerEvent> past = new ArrayDeque<>();
    private final Optional<StationFiles> files;
    private Optional<Thread> follower = Optional.empty();

    private DecisionFeed(String project, Consumer<ContainerEvent> consumer, Optional<StationFiles> files) {
        this.project = project;
        this.consumer = consumer;
        this.files = files;
    }

    /**
     * Reads what was decided in the past that the filter speaks of, and follows what is decided from now on.
     *
     * @param consumer called from two threads
     */
    public static DecisionFeed begin(Invocation invocation, String project, EventFilter filter,
            Consumer<ContainerEvent> consumer) {
        var environment = invocation.global().environment();
        Optional<StationFiles> files = Background.isOff(invocation) ? Optional.empty()
                : StationFiles.existing(environment, invocation.wiring().address().text());
        var feed = new DecisionFeed(project, consumer, files);
        if (files.isPresent()) feed.read(filter);
        return feed;
    }

    private void read(EventFilter filter) {
        try {
            var log = new DecisionLog(files.orElseThrow());
            DecisionTail tail = log.tail();
            if (filter.since().isPresent()) for (JsonValue.Obj entry : log.read()) {
                SupervisorEvent event = SupervisorEvent.read(entry);
                boolean asked = !event.time().isBefore(filter.since().get())
                        && (filter.until().isEmpty() || !event.time().isAfter(filter.until().get()));
                if (asked && event.project().equals(project)) past.add(event(event));
            }
            follower = Optional.of(Thread.ofVirtual().name("decisions").start(() -> follow(tail)));
        } catch (IOException unreadable) {
            // the engine's events are there all the same
        }
    }

    private void follow(DecisionTail tail) {
        try {
            while (true) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                for (JsonValue.Obj entry : tail.next()) {
                    SupervisorEvent event = SupervisorEvent.read(entry);
                    if (event.project().equals(project)) consumer.accept(event(event));
                }
            }
        } catch (IOException | InterruptedException ended) {
            // by close
        }
    }

    /** Hands on those of the past that come before a time. */
    public void until(Instant time) {
        while (!past.isEmpty() && past.peek().at().isBefore(time)) consumer.accept(past.remove());
    }

    private ContainerEvent event(SupervisorEvent event) {
        var attributes = new TreeMap<String, String>();
        attributes.put("name", event.container());
        attributes.put(ComposeLabels.SERVICE, event.service());
        if (!event.reason().isEmpty()) attributes.put("reason", event.reason());
        event.due().ifPresent(due -> attributes.put("due", due.toString()));
        String id = files.flatMap(StationState::read)
                .flatMap(state -> state.snapshot().find(event.project(), event.container()))
                .map(known -> known.history().container()).orElse(event.container());
        return new ContainerEvent(event.time(), "supervise: " + event.decision(), id, event.container(), attributes,
                Health.NONE);
    }

    @Override
    public void close() {
        follower.ifPresent(Thread::interrupt);
    }
}
