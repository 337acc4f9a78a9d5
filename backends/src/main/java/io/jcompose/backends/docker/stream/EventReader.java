package io.jcompose.backends.docker.stream;

import io.jcompose.backends.docker.DockerApi;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The engine's stream of events. */
public final class EventReader implements EventStream {
    private static final String HEALTH = "health_status: ";

    private final EngineRequest request;
    private final JsonLines lines;
    private volatile boolean closed;

    private EventReader(EngineRequest request, JsonLines lines) {
        this.request = request;
        this.lines = lines;
    }

    /** Opens the stream. */
    public static EventReader open(DockerApi api, EventFilter filter) {
        var query = new StringBuilder("/events?");
        filter.since().ifPresent(time -> query.append("since=").append(seconds(time)).append('&'));
        filter.until().ifPresent(time -> query.append("until=").append(seconds(time)).append('&'));
        var kinds = JsonValue.object();
        filter.project().ifPresent(project -> kinds.putIf("type", List.of("container"))
                .putIf("label", List.of(ComposeLabels.PROJECT + "=" + project)));
        if (!filter.actions().isEmpty()) kinds.putIf("event", List.copyOf(new TreeSet<>(filter.actions())));
        EngineRequest request = api.get(query.append(DockerApi.filters(kinds)).toString());
        return new EventReader(request, new JsonLines(api.send(request).orRefuse()));
    }

    private static String seconds(Instant time) {
        String nanos = Integer.toString(time.getNano());
        return time.getEpochSecond() + "." + "0".repeat(9 - nanos.length()) + nanos;
    }

    @Override
    public Optional<EngineEvent> next() {
        try {
            return lines.next().map(EventReader::read);
        } catch (IOException ended) {
            if (closed) return Optional.empty();
            throw EngineHttp.broken(request, ended);
        }
    }

    private static EngineEvent read(JsonValue.Obj event) {
        long nanos = event.number("timeNano");
        Instant at = nanos == 0 ? Instant.ofEpochSecond(event.number("time"))
                : Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        JsonValue.Obj actor = event.object("Actor");
        Map<String, String> attributes = actor.object("Attributes").strings();
        String action = event.string("Action");
        String type = event.string("Type");
        if (!type.equals("container")) return new EngineEvent.ResourceEvent(at, type, action, actor.string("ID"),
                attributes);
        Health health = action.startsWith(HEALTH) ? health(action.substring(HEALTH.length())) : Health.NONE;
        return new EngineEvent.ContainerEvent(at, health == Health.NONE ? action : "health_status",
                actor.string("ID"), attributes.getOrDefault("name", ""), attributes, health);
    }

    private static Health health(String word) {
        return switch (word) {
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            case "starting" -> Health.STARTING;
            default -> Health.NONE;
        };
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
