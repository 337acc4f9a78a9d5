package io.jcompose.backends.docker;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Networks of one name: one that is there already because a call was made whose answer got lost, or because another run
 * for the same project was faster, and the two that engines before API 1.44 can make.
 */
final class NetworkTwins {
    private static final Pattern AMBIGUOUS = Pattern.compile("network (\\S+) is ambiguous");

    private final DockerApi api;

    NetworkTwins(DockerApi api) {
        this.api = api;
    }

    /** Returns the id of a network that is just the one that was to be created. */
    Optional<String> network(String name, Map<String, String> labels) {
        return twins(name, labels).stream().findFirst().map(found -> found.string("Id"));
    }

    /**
     * Before API 1.44 two runs at once can make two networks of one name. The older one stays, whoever finds them.
     *
     * @return the id of the one that stays; {@code made} when there is just one
     */
    String onlyNetwork(String name, Map<String, String> labels, String made) {
        if (api.version().atLeast(44)) return made;
        List<JsonValue.Obj> twins = twins(name, labels);
        if (twins.size() < 2) return made;
        String kept = twins.getFirst().string("Id");
        for (JsonValue.Obj other : twins.subList(1, twins.size())) {
            try {
                api.call("DELETE", "/networks/" + other.string("Id"), null);
            } catch (EngineException refused) {
                if (refused.status() == 404) continue; // removed by the other run
                kept = other.string("Id"); // in use: then the older one goes
                removeUnused(twins.getFirst().string("Id"));
            }
        }
        return kept;
    }

    /** Mends what made a call fail because a network's name means two of them; returns whether it did. */
    boolean mended(EngineException refused) {
        Matcher ambiguous = AMBIGUOUS.matcher(refused.engineMessage());
        if (!ambiguous.find()) return false;
        String name = ambiguous.group(1);
        List<JsonValue.Obj> all = named(name);
        if (all.size() < 2) return true;
        Map<String, String> labels = labels(all.getFirst());
        if (!labels.containsKey(ComposeLabels.PROJECT)) return false;
        onlyNetwork(name, labels, all.getFirst().string("Id"));
        return true;
    }

    /** Returns the ids of all networks of a project that have the name. */
    List<String> networks(String name) {
        var ids = new ArrayList<String>();
        for (JsonValue.Obj one : named(name))
            if (labels(one).containsKey(ComposeLabels.PROJECT)) ids.add(one.string("Id"));
        return ids;
    }

    private void removeUnused(String id) {
        try {
            api.call("DELETE", "/networks/" + id, null);
        } catch (EngineException refused) {
            if (refused.status() != 404 && refused.status() != 403) throw refused;
        }
    }

    /** Returns the networks of this name with these labels, the oldest first. */
    private List<JsonValue.Obj> twins(String name, Map<String, String> labels) {
        var twins = new ArrayList<JsonValue.Obj>();
        for (JsonValue.Obj one : named(name)) {
            Map<String, String> there = labels(one);
            boolean same = there.containsKey(ComposeLabels.CONFIG_HASH);
            for (String label : List.of(ComposeLabels.PROJECT, ComposeLabels.NETWORK, ComposeLabels.CONFIG_HASH))
                same &= labels.getOrDefault(label, "").equals(there.getOrDefault(label, ""));
            if (same) twins.add(one);
        }
        return twins;
    }

    private List<JsonValue.Obj> named(String name) {
        var found = new ArrayList<JsonValue.Obj>();
        String path = "/networks?" + DockerApi.filters("name", List.of(name));
        for (JsonValue.Obj one : api.send(api.get(path)).orRefuse().objects())
            if (one.string("Name").equals(name)) found.add(one);
        found.sort((one, other) -> {
            int order = one.string("Created").compareTo(other.string("Created"));
            return order != 0 ? order : one.string("Id").compareTo(other.string("Id"));
        });
        return found;
    }

    private static Map<String, String> labels(JsonValue.Obj network) {
        return network.object("Labels").strings();
    }
}
