package io.jcompose.backends.podman.stream;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.stream.JsonLines;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.Health;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Podman's stream of events, in Docker's words and without what Podman does among itself. */
public final class PodmanEvents implements EventStream {
    private final EngineRequest request;
    private final JsonLines lines;
    private final Optional<Instant> until;
    private final Reader reader = new Reader();
    private volatile boolean closed;

    private PodmanEvents(EngineRequest request, JsonLines lines, Optional<Instant> until) {
        this.request = request;
        this.lines = lines;
        this.until = until;
    }

    /**
     * Opens the stream. The end of the time asked for is kept here: 4.3.1 tells nothing at all when it is asked for one.
     */
    public static PodmanEvents open(LibpodApi api, EventFilter filter) {
        Duration left = filter.until().map(end -> Duration.between(Instant.now(), end)).orElse(Duration.ZERO);
        boolean past = filter.until().isPresent() && !left.isPositive();
        LibpodCall call = LibpodCall.to("events").with("stream", !past);
        filter.since().ifPresent(time -> call.with("since", seconds(time)));
        filter.project().ifPresent(project -> call.withLabel(ComposeLabels.PROJECT, project));
        EngineRequest request = call.get();
        var events = new PodmanEvents(request, new JsonLines(api.call(request)), filter.until());
        if (left.isPositive()) events.closeAfter(left);
        return events;
    }

    private void closeAfter(Duration time) {
        Thread.ofVirtual().name("end-of-events").start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
            close();
        });
    }

    private static String seconds(Instant time) {
        String nanos = Integer.toString(time.getNano());
        return time.getEpochSecond() + "." + "0".repeat(9 - nanos.length()) + nanos;
    }

    @Override
    public Optional<EngineEvent> next() {
        try {
            for (Optional<JsonValue.Obj> line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<EngineEvent> event = reader.read(line.get());
                boolean over = event.isPresent() && until.isPresent() && event.get().at().isAfter(until.get());
                if (over) return Optional.empty();
                if (event.isPresent()) return event;
            }
            return Optional.empty();
        } catch (IOException ended) {
            if (closed) return Optional.empty();
            throw EngineHttp.broken(request, ended);
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }

    /** Translates events one after the other. */
    static final class Reader {
        /** Commands under way inside containers, by container id. */
        private final Map<String, Integer> commands = new HashMap<>();

        /** Reads one event; empty for one that Docker's users do not know. */
        Optional<EngineEvent> read(JsonValue.Obj event) {
            long nanos = event.number("timeNano");
            Instant at = nanos == 0 ? Instant.ofEpochSecond(event.number("time"))
                    : Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
            JsonValue.Obj actor = event.object("Actor");
            String id = actor.string("ID");
            Map<String, String> told = actor.object("Attributes").strings();
            String type = event.string("Type");
            String action = action(event.string("Action"), type.equals("container") ? id : "");
            if (action.isEmpty()) return Optional.empty();
            if (!type.equals("container")) return Optional
                    .of(new EngineEvent.ResourceEvent(at, type, action, id, told));
            return Optional.of(new EngineEvent.ContainerEvent(at, action, id, told.getOrDefault("name", ""),
                    attributes(told, action), health(event.string("HealthStatus"))));
        }

        private String action(String word, String container) {
            return switch (word) {
                // steps within the start and the end of a container
                case "init", "cleanup", "sync", "mount", "unmount", "umount" -> "";
                case "died" -> "die";
                case "remove" -> "destroy";
                case "exec" -> {
                    commands.merge(container, 1, Integer::sum);
                    yield "exec_start";
                }
                // 4.3.1 tells the end of the command of a healthcheck, whose begin it does not tell
                case "exec_died" -> ended(container) ? "exec_die" : "";
                default -> word;
            };
        }

        private boolean ended(String container) {
            int open = commands.getOrDefault(container, 0);
            if (open > 0) commands.put(container, open - 1);
            return open > 0;
        }

        private static Map<String, String> attributes(Map<String, String> told, String action) {
            var attributes = new LinkedHashMap<>(told);
            attributes.remove("podId");
            String code = attributes.remove("containerExitCode");
            // every event of 4.3.1 has one, and it means something in these only
            if (code != null && (action.equals("die") || action.equals("exec_die"))) attributes.put("exitCode", code);
            return attributes;
        }

        private static Health health(String word) {
            return switch (word) {
                case "healthy" -> Health.HEALTHY;
                case "unhealthy" -> Health.UNHEALTHY;
                case "starting" -> Health.STARTING;
                default -> Health.NONE;
            };
        }
    }
}
