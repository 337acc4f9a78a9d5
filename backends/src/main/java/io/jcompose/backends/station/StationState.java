package io.jcompose.backends.station;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a station knows, for those who look at it and for the one that comes after it.
 *
 * @param engine     address of the engine
 * @param since      when the station was started
 * @param containers what it supervises, by project, service and name
 */
public record StationState(long pid, String version, String engine, Instant since, List<Supervised> containers) {
    public StationState {
        containers = List.copyOf(containers);
    }

    /**
     * One container.
     *
     * @param condition one word: {@code healthy}, {@code unhealthy}, {@code starting}, {@code waiting}, ...
     * @param restarts  how often it was restarted since a person started it
     * @param last      when it was restarted last
     * @param next      when it is restarted next; empty when that is not planned
     * @param gaveUp    whether it is left alone from now on
     * @param reason    of the last decision; empty when there was none
     */
    public record Supervised(String project, String service, String container, String id, String condition,
            int restarts, Optional<Instant> last, Optional<Instant> next, boolean gaveUp, String reason) {
        /** Returns it as {@code supervise status --format json} prints it. */
        public JsonValue.Obj json() {
            return JsonValue.object().put("project", project).put("service", service).put("container", container)
                    .put("id", id).put("condition", condition).put("restarts", restarts)
                    .putIf("lastRestart", last.map(Instant::toString)).putIf("nextAttempt", next.map(Instant::toString))
                    .put("gaveUp", gaveUp).putIf("reason", reason).build();
        }

        static Supervised of(JsonValue.Obj json) {
            return new Supervised(json.string("project"), json.string("service"), json.string("container"),
                    json.string("id"), json.string("condition"), (int) json.number("restarts"),
                    instant(json, "lastRestart"), instant(json, "nextAttempt"), json.bool("gaveUp"),
                    json.string("reason"));
        }
    }

    /** Returns it as it is stored. */
    public JsonValue.Obj json() {
        var rows = new ArrayList<JsonValue>();
        for (Supervised one : containers) rows.add(one.json());
        return JsonValue.object().put("pid", pid).put("version", version).put("engine", engine)
                .put("since", since.toString()).put("containers", new JsonValue.Arr(rows)).build();
    }

    /** Puts it in the place of what was there, as a whole. */
    public void write(StationFiles files) throws IOException {
        Path fresh = files.directory().resolve(files.name() + ".json.new");
        Files.writeString(fresh, JsonWriter.compact(json()) + "\n");
        Files.move(fresh, files.state(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns what was written last; empty when there is nothing, or nothing that can be read. */
    public static Optional<StationState> read(StationFiles files) {
        try {
            JsonValue.Obj json = JsonReader.readObject(Files.readString(files.state()));
            var containers = new ArrayList<Supervised>();
            for (JsonValue.Obj one : json.array("containers").objects()) containers.add(Supervised.of(one));
            return Optional.of(new StationState(json.number("pid"), json.string("version"), json.string("engine"),
                    instant(json, "since").orElse(Instant.EPOCH), containers));
        } catch (IOException | JsonSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(JsonValue.Obj json, String name) {
        try {
            return json.text(name).map(Instant::parse);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
