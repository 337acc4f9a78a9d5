package io.jcompose.backends.memory;

import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The events of the engine in memory: kept for ever, and handed to all open streams. */
final class MemoryEvents {
    private final List<EngineEvent> history = new ArrayList<>();
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    synchronized void publish(EngineEvent event) {
        history.add(event);
        for (Stream stream : streams) stream.offer(event);
    }

    synchronized EventStream open(EventFilter filter) {
        var stream = new Stream(filter);
        if (filter.since().isPresent()) for (EngineEvent event : history) stream.offer(event);
        if (filter.until().isPresent()) stream.queue.add(Optional.empty());
        else streams.add(stream);
        return stream;
    }

    private final class Stream implements EventStream {
        private final EventFilter filter;
        private final BlockingQueue<Optional<EngineEvent>> queue = new LinkedBlockingQueue<>();

        private Stream(EventFilter filter) {
            this.filter = filter;
        }

        private void offer(EngineEvent event) {
            if (filter.since().isPresent() && event.at().isBefore(filter.since().get())) return;
            if (filter.until().isPresent() && event.at().isAfter(filter.until().get())) return;
            if (filter.project().isPresent()) {
                boolean ours = event instanceof EngineEvent.ContainerEvent container
                        && filter.project().get().equals(container.attributes().get(ComposeLabels.PROJECT));
                if (!ours) return;
            }
            queue.add(Optional.of(event));
        }

        @Override
        public Optional<EngineEvent> next() {
            try {
                Optional<EngineEvent> next = queue.take();
                if (next.isEmpty()) queue.add(next); // the end stays the end
                return next;
            } catch (InterruptedException interrupted) {
                throw InMemoryBackend.cancelled();
            }
        }

        @Override
        public void close() {
            streams.remove(this);
            queue.add(Optional.empty());
        }
    }
}
