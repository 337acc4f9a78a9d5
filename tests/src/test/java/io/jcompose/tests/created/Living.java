package io.jcompose.tests.created;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What tells one life of a project's containers, networks and volumes from the next, by name.
 *
 * @param identities what changes when something is made anew
 * @param starts     when containers were started
 * @param looks      state and networks of containers
 */
record Living(Map<String, String> identities, Map<String, String> starts, Map<String, String> looks) {
    static final Living NOTHING = new Living(Map.of(), Map.of(), Map.of());

    static Living of(String host, String project) {
        var identities = new TreeMap<String, String>();
        var starts = new TreeMap<String, String>();
        var looks = new TreeMap<String, String>();
        try (var http = new EngineHttp(EngineEndpoint.parse(host, Optional.empty()))) {
            for (String id : CreatedBy.ids(host, project).values()) {
                var response = http.send(EngineRequest.get("/containers/" + id + "/json"));
                if (response.status() != 200) { // a network
                    response.discard();
                    continue;
                }
                JsonValue.Obj container = response.object();
                String name = "container " + container.string("Name");
                starts.put(name, container.object("State").string("StartedAt"));
                looks.put(name, container.object("State").string("Status") + " "
                        + new TreeSet<>(container.object("NetworkSettings").object("Networks").members().keySet()));
            }
            identities.putAll(CreatedBy.ids(host, project));
            for (JsonValue.Obj volume : http.send(EngineRequest.get("/volumes?" + CreatedBy.filter(project)))
                    .orRefuse().object().array("Volumes").objects())
                identities.put("volume " + volume.string("Name"),
                        volume.object("Labels").string(ComposeLabels.CONFIG_HASH));
        }
        return new Living(identities, starts, looks);
    }

    /** Returns what became of each thing since then, a line each, without the name of the project. */
    List<String> since(Living before, String project) {
        var fates = new ArrayList<String>();
        var names = new TreeMap<>(before.identities);
        names.putAll(identities);
        for (String name : names.keySet())
            fates.add(
                    (name + " " + fate(name, before) + " " + looks.getOrDefault(name, "")).replace(project, "PROJECT"));
        return fates;
    }

    private String fate(String name, Living before) {
        String identity = identities.get(name);
        if (identity == null) return "is gone";
        String earlier = before.identities.get(name);
        if (earlier == null) return "is new";
        if (!identity.equals(earlier)) return "was made anew";
        return starts.getOrDefault(name, "").equals(before.starts.getOrDefault(name, "")) ? "was kept"
                : "was started again";
    }
}
