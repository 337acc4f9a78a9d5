package io.jcompose.backends.podman.stream;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.stream.LineSplitter;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

/** Reads what containers have written. */
public final class ContainerLogs {
    private final LibpodApi api;

    public ContainerLogs(LibpodApi api) {
        this.api = api;
    }

    /** Hands on the lines of one container until they end. */
    public void read(ObservedContainer container, LogRequest request, LogSink sink) {
        // an engine that is asked for no line at all sends all of them (4.3.1)
        boolean none = request.tail().isPresent() && request.tail().getAsInt() == 0;
        if (none && !request.follow()) return;
        LibpodCall call = LibpodCall.to("containers", container.id(), "logs").with("stdout", true)
                .with("stderr", true);
        if (request.follow()) call.with("follow", true);
        if (request.timestamps()) call.with("timestamps", true);
        request.tail().ifPresent(lines -> call.with("tail", lines));
        request.since().ifPresent(time -> call.with("since", time(time)));
        request.until().ifPresent(time -> call.with("until", time(time)));
        EngineRequest get = call.get();
        boolean terminal = api.object(LibpodCall.to("containers", container.id(), "json").get()).object("Config")
                .bool("Tty");
        try (EngineResponse response = api.call(get)) {
            var lines = new LineSplitter(sink);
            new OutputFrames(response.body(), !terminal).copyTo(lines);
            lines.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(get, broken);
        }
    }

    private static String time(String text) {
        return LogTime.query(text, Instant.now(), ZoneId.systemDefault());
    }
}
