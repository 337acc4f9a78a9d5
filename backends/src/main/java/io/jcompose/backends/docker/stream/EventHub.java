package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream of container events for all who wait for something to happen to a container. It is opened for the first
 * wait, and again after it broke. Thread-safe.
 */
public final class EventHub implements AutoCloseable {
    private static final List<String> ACTIONS = List.of("start", "die", "health_status", "destroy", "pause", "unpause",
            "oom");

    private final DockerApi api;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Watch> watches = new ArrayList<>();
    private @Nullable JsonLines stream;

    public EventHub(DockerApi api) {
        this.api = api;
    }

    /** Somebody who wants to know when something happened to one container. */
    public final class Watch implements AutoCloseable {
        private final String container;
        private final Semaphore happened = new Semaphore(0);
        private volatile @Nullable IOException broken;

        private Watch(String container) {
            this.container = container;
        }

        /**
         * Waits until something has happened since the last call, at most that long; false when the time is over.
         *
         * @throws EngineException  when the stream broke; what happened since then is not known
         * @throws ComposeException of kind {@code CANCELLED} when the thread was interrupted
         */
        public boolean await(Optional<Long> nanos) {
            try {
                if (nanos.isEmpty()) happened.acquire();
                else if (!happened.tryAcquire(Math.max(0, nanos.get()), TimeUnit.NANOSECONDS)) return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw EngineHttp.cancelled(interrupted);
            }
            happened.drainPermits();
            IOException why = broken;
            if (why != null) throw EngineException.broken("GET", "/events", why);
            return true;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                watches.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Starts to watch a container, named by its full id; what happens after this has returned wakes the watcher. */
    public Watch watch(String containerId) {
        lock.lock();
        try {
            if (stream == null) stream = open();
            var watch = new Watch(containerId);
            watches.add(watch);
            return watch;
        } finally {
            lock.unlock();
        }
    }

    private JsonLines open() {
        String filters = DockerApi.filters(JsonValue.object().putIf("type", List.of("container"))
                .putIf("event", ACTIONS));
        // the engine answers before it has subscribed; events of the last seconds close that gap, and doing a check too
        // many costs nothing
        long since = System.currentTimeMillis() / 1000 - 2;
        EngineResponse response = api.send(api.get("/events?since=" + since + "&" + filters)).orRefuse();
        var lines = new JsonLines(response);
        Thread.ofVirtual().name("engine-events").start(() -> read(lines));
        return lines;
    }

    private void read(JsonLines lines) {
        IOException end;
        try {
            while (true) {
                Optional<JsonValue.Obj> event = lines.next();
                if (event.isEmpty()) break;
                wake(event.get().object("Actor").string("ID"));
            }
            end = new IOException("the engine ended the stream of events");
        } catch (IOException broken) {
            end = broken;
        }
        lock.lock();
        try {
            if (stream == lines) stream = null;
            for (Watch watch : watches) {
                watch.broken = end;
                watch.happened.release();
            }
            watches.clear();
        } finally {
            lock.unlock();
        }
    }

    private void wake(String container) {
        lock.lock();
        try {
            for (Watch watch : watches) if (watch.container.equals(container)) watch.happened.release();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        JsonLines open = stream;
        if (open != null) open.close();
    }
}
