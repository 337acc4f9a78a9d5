package io.jcompose.backends.podman.stream;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.backends.transport.stream.LogLines;
import io.jcompose.backends.transport.stream.LogStamp;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what containers have written. */
public final class ContainerLogs {
    private final LibpodApi api;

    public ContainerLogs(LibpodApi api) {
        this.api = api;
    }

    /** Hands on the lines of one container until they end. */
    public void read(ObservedContainer container, LogRequest request, LogSink sink) {
        if (request.tail().isEmpty() || request.follow()) stream(container, request, sink);
        else for (Told line : tail(container, request)) sink.line(line.text(), line.error());
    }

    private record Told(String text, boolean error) {}

    /**
     * Returns the last lines of a container. The engine mixes up lines that it keeps in parts when it is asked for the
     * last ones, and sends all when it is asked for none (4.3.1): it only tells in which second they begin.
     */
    private List<Told> tail(ObservedContainer container, LogRequest request) {
        int wanted = request.tail().orElse(0);
        if (wanted == 0) return List.of();
        var since = new ArrayList<String>(1);
        stream(container, new LogRequest(false, request.tail(), request.since(), request.until(), true),
                (text, error) -> {
                    if (since.isEmpty()) since.add(text.substring(0, LogStamp.length(text)));
                });
        if (since.isEmpty()) return List.of();
        var last = new ArrayDeque<Told>();
        var all = new LogRequest(
                false, OptionalInt.empty(), Optional.of(later(since.getFirst(), request.since())), request.until(),
                request.timestamps());
        stream(container, all, (text, error) -> {
            if (last.size() == wanted) last.remove();
            last.add(new Told(text, error));
        });
        return List.copyOf(last);
    }

    private static String later(String stamp, Optional<String> since) {
        if (since.isEmpty()) return stamp;
        Instant from = LogTime.instant(since.get(), Instant.now(), ZoneId.systemDefault());
        return EngineTime.parse(stamp).orElse(Instant.MAX).isBefore(from) ? since.get() : stamp;
    }

    private void stream(ObservedContainer container, LogRequest request, LogSink sink) {
        LibpodCall call = LibpodCall.to("containers", container.id(), "logs").with("stdout", true)
                .with("stderr", true);
        if (request.follow()) call.with("follow", true);
        if (request.timestamps()) call.with("timestamps", true);
        request.tail().ifPresent(lines -> call.with("tail", lines));
        request.since().ifPresent(time -> call.with("since", time(time)));
        request.until().ifPresent(time -> call.with("until", time(time)));
        EngineRequest get = call.get();
        try (EngineResponse response = api.call(get)) {
            var lines = LogLines.ofPodman(sink, request.timestamps());
            new OutputFrames(response.body(), true).copyTo(lines);
            lines.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(get, broken);
        }
    }

    private static String time(String text) {
        return LogTime.query(text, Instant.now(), ZoneId.systemDefault());
    }
}
