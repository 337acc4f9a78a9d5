package io.jcompose.backends.follow;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An engine that has one container, and keeps what it prints: with times of nanoseconds, or of whole seconds. */
final class LogEngine implements Backend {
    private record Kept(Instant at, String text) {}

    private final boolean coarse;
    private final List<Kept> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T22:55:17.218555494Z");
    Runnable atEndOfReading = () -> {};

    LogEngine(boolean coarse) {
        this.coarse = coarse;
    }

    /** Adds a line, so many milliseconds after the one before. */
    void prints(String text, long millis) {
        now = now.plusMillis(millis);
        log.add(new Kept(now, text));
    }

    /** Goes on with the last line. */
    void appends(String text) {
        Kept last = log.removeLast();
        log.add(new Kept(last.at(), last.text() + text));
    }

    List<String> texts() {
        return log.stream().map(Kept::text).toList();
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        Instant since = request.since().map(time -> LogTime.instant(time, now, ZoneOffset.UTC)).orElse(Instant.MIN);
        List<Kept> kept = List.copyOf(log);
        int skip = Math.max(0, kept.size() - request.tail().orElse(Integer.MAX_VALUE));
        for (Kept line : kept.subList(skip, kept.size())) {
            if (line.at().isBefore(since)) continue;
            Instant stamp = coarse ? line.at().truncatedTo(ChronoUnit.SECONDS) : line.at();
            sink.line(stamp + " " + line.text(), false);
        }
        atEndOfReading.run();
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("log", "1", "1", "none", Set.of());
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return ObservedState.empty(scope.project());
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return List.of();
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        return Performed.DONE;
    }

    @Override
    public EventStream events(EventFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
