package io.jcompose.tests.created;

import io.jcompose.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes any project one that can be created here: its images become one that is there, what comes from elsewhere becomes
 * its own, and drivers that would have to be fetched are left out. Everything else stays.
 */
final class StandIn {
    private static final String IMAGE = "busybox:test";
    private static final Set<String> LOG_DRIVERS = Set.of("json-file", "local", "none", "syslog", "journald", "gelf",
            "fluentd", "awslogs", "splunk", "gcplogs");
    private static final Set<String> MOUNTS_FROM_ELSEWHERE = Set.of("image", "npipe", "cluster");
    private static final Set<String> NETWORK_DRIVERS = Set.of("", "default", "bridge", "macvlan", "ipvlan");

    private StandIn() {}

    static JsonValue.Obj project(JsonValue.Obj canonical) {
        var project = new LinkedHashMap<>(canonical.members());
        project.remove("models");
        project.put("services", each(canonical.object("services"), StandIn::service));
        replace(project, "networks", each(canonical.object("networks"), StandIn::network));
        replace(project, "volumes", each(canonical.object("volumes"), StandIn::volume));
        return new JsonValue.Obj(project);
    }

    private static void replace(Map<String, JsonValue> members, String name, JsonValue.Obj value) {
        if (!value.members().isEmpty()) members.put(name, value);
    }

    private interface Change {
        JsonValue.Obj apply(String name, JsonValue.Obj given);
    }

    private static JsonValue.Obj each(JsonValue.Obj all, Change change) {
        var changed = new LinkedHashMap<String, JsonValue>();
        all.members().forEach((name, value) -> changed.put(name,
                change.apply(name, value instanceof JsonValue.Obj object ? object : JsonValue.Obj.EMPTY)));
        return new JsonValue.Obj(changed);
    }

    private static JsonValue.Obj service(String name, JsonValue.Obj given) {
        var service = new LinkedHashMap<>(given.members());
        for (String key : new String[] {"build", "pull_policy", "provider", "models", "develop", "platform", "runtime"})
            service.remove(key);
        service.put("image", JsonValue.of(IMAGE));
        if (service.containsKey("container_name")) service.put("container_name",
                JsonValue.of("${COMPOSE_PROJECT_NAME}-" + given.string("container_name")));
        String driver = given.object("logging").string("driver");
        if (!driver.isEmpty() && !LOG_DRIVERS.contains(driver)) service.remove("logging");
        if (service.get("volumes") instanceof JsonValue.Arr volumes) {
            var mounts = new ArrayList<JsonValue>();
            for (JsonValue.Obj mount : volumes.objects()) {
                if (!MOUNTS_FROM_ELSEWHERE.contains(mount.string("type"))) mounts.add(mount);
            }
            service.put("volumes", new JsonValue.Arr(mounts));
        }
        if (service.containsKey("blkio_config")) service.put("blkio_config", lowerCased(service.get("blkio_config")));
        return new JsonValue.Obj(service);
    }

    /** Docker compose itself refuses these keys as it prints them. */
    private static JsonValue lowerCased(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj object -> {
                var members = new LinkedHashMap<String, JsonValue>();
                object.members()
                        .forEach((name, member) -> members.put(name.toLowerCase(Locale.ROOT), lowerCased(member)));
                yield new JsonValue.Obj(members);
            }
            case JsonValue.Arr array -> new JsonValue.Arr(array.items().stream().map(StandIn::lowerCased).toList());
            default -> value;
        };
    }

    private static JsonValue.Obj network(String name, JsonValue.Obj given) {
        var network = new LinkedHashMap<>(given.members());
        network.remove("external");
        network.put("name", JsonValue.of("${COMPOSE_PROJECT_NAME}_of_" + name));
        if (!NETWORK_DRIVERS.contains(given.string("driver"))) network.remove("driver");
        if (!NETWORK_DRIVERS.contains(given.object("ipam").string("driver"))) network.remove("ipam");
        return new JsonValue.Obj(network);
    }

    /** A volume is mounted when a container is created, so one from another machine would take minutes to fail. */
    private static JsonValue.Obj volume(String name, JsonValue.Obj given) {
        var volume = new LinkedHashMap<>(given.members());
        volume.remove("external");
        volume.remove("driver");
        volume.remove("driver_opts");
        volume.put("name", JsonValue.of("${COMPOSE_PROJECT_NAME}_of_" + name));
        return new JsonValue.Obj(volume);
    }
}
