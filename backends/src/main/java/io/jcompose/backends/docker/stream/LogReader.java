package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.stream.LogLines;
import io.jcompose.backends.transport.stream.LogTime;
import io.jcompose.backends.transport.stream.OutputFrames;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

/** Reads what containers have written. */
public final class LogReader {
    private final DockerApi api;

    public LogReader(DockerApi api) {
        this.api = api;
    }

    /** Reads what a container has written, and with {@code follow} what it still writes. */
    public void read(ObservedContainer container, LogRequest request, LogSink sink) {
        String path = "/containers/" + container.id();
        var query = new StringBuilder(path).append("/logs?stdout=1&stderr=1");
        if (request.follow()) query.append("&follow=1");
        if (request.timestamps()) query.append("&timestamps=1");
        request.tail().ifPresent(lines -> query.append("&tail=").append(lines));
        request.since().ifPresent(time -> query.append("&since=").append(query(time)));
        request.until().ifPresent(time -> query.append("&until=").append(query(time)));
        EngineRequest get = api.get(query.toString());
        // since API 1.42 the answer says whether it comes in frames
        boolean told = api.version().atLeast(42);
        boolean terminal = !told && api.read(path + "/json").object("Config").bool("Tty");
        try (EngineResponse response = api.send(get).orRefuse()) {
            if (told) terminal = response.header("Content-Type").equals("application/vnd.docker.raw-stream");
            var lines = LogLines.ofDocker(sink, request.timestamps(), !terminal);
            new OutputFrames(response.body(), !terminal).copyTo(lines);
            lines.finish();
        } catch (IOException broken) {
            throw EngineHttp.broken(get, broken);
        }
    }

    private static String query(String time) {
        return LogTime.query(time, Instant.now(), ZoneId.systemDefault());
    }
}
