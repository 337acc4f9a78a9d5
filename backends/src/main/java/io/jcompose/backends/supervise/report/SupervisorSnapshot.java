package io.jcompose.backends.supervise.report;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a supervisor remembers, sorted by project and container. May be lost: then rows of restarts begin anew, and
 * what was in the middle of a restart when the supervisor was killed counts as stopped.
 */
public record SupervisorSnapshot(Instant at, List<SupervisedState> containers) {
    /** Nothing at all. */
    public static final SupervisorSnapshot EMPTY = new SupervisorSnapshot(Instant.EPOCH, List.of());

    public SupervisorSnapshot {
        containers = List.copyOf(containers);
    }

    /** Returns the state of a container by its name within a project, when it is supervised. */
    public Optional<SupervisedState> find(String project, String container) {
        for (SupervisedState state : containers)
            if (state.container().equals(container) && state.project().equals(project)) return Optional.of(state);
        return Optional.empty();
    }

    /** Returns the text of the state file. */
    public String text() {
        var items = new ArrayList<JsonValue>();
        for (SupervisedState state : containers) items.add(state.json());
        return JsonWriter.compact(JsonValue.object().put("at", at.toString())
                .put("containers", new JsonValue.Arr(items)).build());
    }

    /** Reads a state file; one that cannot be read, or was cut off, counts as none. */
    public static SupervisorSnapshot read(String text) {
        try {
            JsonValue.Obj json = JsonReader.readObject(text);
            var containers = new ArrayList<SupervisedState>();
            for (JsonValue.Obj entry : json.array("containers").objects()) containers.add(SupervisedState.read(entry));
            return new SupervisorSnapshot(SupervisedState.time(json.string("at")).orElse(Instant.EPOCH), containers);
        } catch (JsonSyntaxException cutOff) {
            return EMPTY;
        }
    }
}
