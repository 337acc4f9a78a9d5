package io.jcompose.backends.station;

import io.jcompose.backends.supervise.report.SupervisedState;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
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
 * What a station knows, for those who look at it and for the one that comes after it. May be lost at any time.
 *
 * @param engine   address of the engine
 * @param since    when the station was started
 * @param snapshot what its supervisor remembers
 */
public record StationState(long pid, String version, String engine, Instant since, SupervisorSnapshot snapshot) {
    /** Returns it as it is stored, which is a snapshot's own form with a few members more. */
    public JsonValue.Obj json() {
        var containers = new ArrayList<JsonValue>();
        for (SupervisedState one : snapshot.containers()) containers.add(one.json());
        return JsonValue.object().put("pid", pid).put("version", version).put("engine", engine)
                .put("since", since.toString()).put("at", snapshot.at().toString())
                .put("containers", new JsonValue.Arr(containers)).build();
    }

    /** Puts it in the place of what was there, as a whole. */
    public void write(StationFiles files) throws IOException {
        write(files.state());
    }

    /** Puts it in the place of another file than the station's, as a whole. */
    public void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, JsonWriter.compact(json()) + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns what was written last; empty when there is nothing, or nothing that can be read. */
    public static Optional<StationState> read(StationFiles files) {
        return read(files.state());
    }

    /** Returns what those know that are attached to projects of theirs, and supervise them. */
    public static List<StationState> attached(StationFiles files) {
        var found = new ArrayList<StationState>();
        for (Path file : files.allAttached())
            read(file)
                    .filter(state -> ProcessHandle.of(state.pid()).isPresent()).ifPresent(found::add);
        return found;
    }

    private static Optional<StationState> read(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            String text = Files.readString(file);
            JsonValue.Obj json = JsonReader.readObject(text);
            return Optional.of(new StationState(json.number("pid"), json.string("version"), json.string("engine"),
                    Instant.parse(json.string("since")), SupervisorSnapshot.read(text)));
        } catch (IOException | JsonSyntaxException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
