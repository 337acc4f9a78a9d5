package io.jcompose.tests.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What an engine has of a project, read from the engine itself and found by the labels that docker compose writes.
 *
 * @param containers by container name, sorted
 * @param networks   names
 * @param volumes    names
 */
public record ProjectSnapshot(Map<String, Seen> containers, Set<String> networks, Set<String> volumes) {
    /**
     * One container.
     *
     * @param id      the engine's
     * @param service the service's name
     * @param state   {@code created}, {@code running}, {@code exited}, ...
     * @param status  the engine's words, for example {@code Exited (0) 3 seconds ago}
     */
    public record Seen(String id, String service, String state, String status) {}

    /** Reads the project's containers, networks and volumes. */
    public static ProjectSnapshot of(TestEngine engine, String project) {
        try {
            var containers = new TreeMap<String, Seen>();
            for (JsonValue.Obj one : list(engine, "/v1.41/containers/json?all=true&", project).objects()) {
                List<String> names = one.array("Names").strings();
                containers.put(names.get(0).substring(1), new Seen(one.string("Id"),
                        one.object("Labels").string("com.docker.compose.service"), one.string("State"),
                        one.string("Status")));
            }
            var networks = new TreeSet<String>();
            for (JsonValue.Obj one : list(engine, "/v1.41/networks?", project).objects())
                networks.add(one.string("Name"));
            var volumes = new TreeSet<String>();
            JsonValue.Obj answer = JsonReader
                    .readObject(EngineSocket.get(engine.socket(), "/v1.41/volumes?" + filter(project)));
            for (JsonValue.Obj one : answer.array("Volumes").objects()) volumes.add(one.string("Name"));
            return new ProjectSnapshot(containers, networks, volumes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the engine reports an event of the project's containers; {@code wanted} sees its action: {@code start}. */
    public static void awaitEvent(TestEngine engine, String project, long sinceEpochSecond, Predicate<String> wanted) {
        String target = "/v1.41/events?since=" + sinceEpochSecond + "&" + filter(project, ",\"type\":[\"container\"]");
        try (BufferedReader events = EngineSocket.open(engine.socket(), target)) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                if (line.isBlank()) continue;
                if (wanted.test(JsonReader.readObject(line).string("Action"))) return;
            }
            throw new AssertionError("the event stream ended before the event came");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing of the project is left. */
    public boolean isEmpty() {
        return containers.isEmpty() && networks.isEmpty() && volumes.isEmpty();
    }

    /** The containers of a service, those of other services left out. */
    public List<Seen> of(String service) {
        var found = new ArrayList<Seen>();
        for (Seen one : containers.values()) if (one.service().equals(service)) found.add(one);
        return found;
    }

    /** The ids of a service's containers. */
    public Set<String> ids(String service) {
        var ids = new TreeSet<String>();
        for (Seen one : of(service)) ids.add(one.id());
        return ids;
    }

    private static JsonValue.Arr list(TestEngine engine, String target, String project) throws IOException {
        return (JsonValue.Arr) JsonReader.read(EngineSocket.get(engine.socket(), target + filter(project)));
    }

    private static String filter(String project) {
        return filter(project, "");
    }

    private static String filter(String project, String more) {
        String filters = "{\"label\":[\"com.docker.compose.project=" + project + "\"]" + more + "}";
        return "filters=" + URLEncoder.encode(filters, UTF_8);
    }
}
