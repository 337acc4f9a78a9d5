package io.jcompose.cli.command.stream;

import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.spi.content.Inspections.StatsStream;
import io.jcompose.cli.view.table.UseRow;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One reader for each container, which keeps the latest figures of it. */
final class Meters implements AutoCloseable {
    private final List<ObservedContainer> containers;
    private final AtomicReferenceArray<JsonValue.Obj> latest;
    private final List<StatsStream> streams = new CopyOnWriteArrayList<>();
    private final CountDownLatch told;
    private final AtomicInteger open;
    private volatile boolean closed;

    Meters(List<ObservedContainer> containers, Inspections inspections) {
        this.containers = List.copyOf(containers);
        this.latest = new AtomicReferenceArray<>(containers.size());
        this.told = new CountDownLatch(containers.size());
        this.open = new AtomicInteger(containers.size());
        for (int i = 0; i < containers.size(); i++) {
            int index = i;
            latest.set(i, JsonValue.Obj.EMPTY);
            Thread.ofVirtual().name("meter").start(() -> read(index, inspections));
        }
    }

    private void read(int index, Inspections inspections) {
        try (StatsStream stream = inspections.watchStats(containers.get(index).id())) {
            streams.add(stream);
            Optional<JsonValue.Obj> figures = closed ? Optional.empty() : stream.next();
            for (; figures.isPresent(); figures = stream.next()) {
                latest.set(index, figures.get());
                told.countDown();
            }
        } catch (ComposeException gone) {
            // a container that is gone has no figures
        } finally {
            latest.set(index, JsonValue.Obj.EMPTY);
            open.decrementAndGet();
            told.countDown();
        }
    }

    /** Waits until there is something to tell of each container; false when there is none. */
    boolean awaitFirst() throws InterruptedException {
        told.await();
        return !containers.isEmpty();
    }

    /** Returns whether figures may still come. */
    boolean anyOpen() {
        return open.get() > 0;
    }

    /** Returns the latest figures of all. */
    List<UseRow> rows() {
        var rows = new ArrayList<UseRow>();
        for (int i = 0; i < containers.size(); i++) {
            rows.add(new UseRow(containers.get(i).id(), containers.get(i).name(), latest.get(i)));
        }
        return rows;
    }

    @Override
    public void close() {
        closed = true;
        for (StatsStream stream : streams) stream.close();
    }
}
