package io.jcompose.cli.command.extra;

import io.jcompose.model.canonical.GoText;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Compose file for containers that exist, written from what the engine tells of them in Docker's form. */
final class GeneratedFile {
    private static final String SECRETS = "/run/secrets";

    private final Map<String, List<JsonValue.Obj>> services = new TreeMap<>();
    private final TreeMap<String, JsonValue> networks = new TreeMap<>();
    private final TreeMap<String, JsonValue> volumes = new TreeMap<>();
    private final TreeMap<String, JsonValue> secrets = new TreeMap<>();

    /** Adds a container; those of one service are one. */
    void add(JsonValue.Obj container) {
        String name = container.string("Name");
        String plain = name.startsWith("/") ? name.substring(1) : name;
        String service = container.object("Config").object("Labels").text(ComposeLabels.SERVICE).orElse(plain);
        services.computeIfAbsent(service, none -> new ArrayList<>()).add(container);
    }

    /** Returns the document in the order of YAML files. */
    JsonValue.Obj yaml(String name) {
        var document = JsonValue.object().putIf("name", name).put("services", services(false));
        if (!networks.isEmpty()) document.put("networks", object(networks));
        if (!volumes.isEmpty()) document.put("volumes", object(volumes));
        if (!secrets.isEmpty()) document.put("secrets", object(secrets));
        return document.build();
    }

    /** Returns the document in the order of JSON files. */
    JsonValue.Obj json(String name) {
        JsonValue.Obj all = services(true);
        var document = JsonValue.object().put("name", name);
        networks.replaceAll((key, network) -> JsonValue.object().put("ipam", JsonValue.Obj.EMPTY).build());
        if (!networks.isEmpty()) document.put("networks", object(networks));
        if (!secrets.isEmpty()) document.put("secrets", object(secrets));
        document.put("services", all);
        if (!volumes.isEmpty()) document.put("volumes", object(volumes));
        return document.build();
    }

    private JsonValue.Obj services(boolean json) {
        var all = new TreeMap<String, JsonValue>();
        services.forEach((name, containers) -> all.put(name, service(containers, json)));
        return object(all);
    }

    private JsonValue.Obj service(List<JsonValue.Obj> containers, boolean json) {
        JsonValue.Obj first = containers.get(0);
        JsonValue.Obj config = first.object("Config");
        var service = JsonValue.object();
        if (json) service.put("command", JsonValue.NULL).put("entrypoint", JsonValue.NULL);
        service.putIf("environment", environment(config))
                .putIf("healthcheck", healthcheck(config.object("Healthcheck")))
                .put("image", config.string("Image")).putIf("labels", labels(config));
        var attached = new TreeMap<String, JsonValue>();
        first.object("NetworkSettings").object("Networks").members().forEach((network, endpoint) -> {
            networks.put(network, JsonValue.Obj.EMPTY);
            List<String> aliases = endpoint instanceof JsonValue.Obj known ? known.array("Aliases").strings()
                    : List.of();
            attached.put(network, JsonValue.object().putIf("aliases", aliases).build());
        });
        if (!attached.isEmpty()) service.put("networks", object(attached));
        List<JsonValue> ports = ports(first.object("HostConfig").object("PortBindings"));
        if (!ports.isEmpty()) service.put("ports", new JsonValue.Arr(ports));
        service.put("scale", containers.size());
        mounts(first, service);
        return service.build();
    }

    private static Map<String, String> environment(JsonValue.Obj config) {
        var variables = new TreeMap<String, String>();
        for (String variable : config.array("Env").strings()) {
            int equals = variable.indexOf('=');
            if (equals > 0) variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return variables;
    }

    private static Map<String, String> labels(JsonValue.Obj config) {
        var labels = new TreeMap<String, String>(config.object("Labels").strings());
        labels.keySet().removeIf(key -> key.startsWith("com.docker.compose.") || key.startsWith("desktop.docker.io")
                || key.startsWith("io.jcompose."));
        return labels;
    }

    private static JsonValue.Obj healthcheck(JsonValue.Obj check) {
        var health = JsonValue.object().putIf("test", check.array("Test").strings());
        for (String[] pair : new String[][] {{"Timeout", "timeout"}, {"Interval", "interval"}})
            duration(check, pair, health);
        health.putIf("retries", check.number("Retries"));
        for (String[] pair : new String[][] {{"StartPeriod", "start_period"}, {"StartInterval", "start_interval"}})
            duration(check, pair, health);
        return health.build();
    }

    private static void duration(JsonValue.Obj check, String[] pair, JsonValue.Builder health) {
        long nanos = check.number(pair[0]);
        if (nanos > 0) health.put(pair[1], GoText.duration(Duration.ofNanos(nanos)));
    }

    private static List<JsonValue> ports(JsonValue.Obj bindings) {
        var ports = new ArrayList<JsonValue>();
        for (String key : new TreeMap<>(bindings.members()).keySet()) {
            int slash = key.indexOf('/');
            for (JsonValue.Obj binding : bindings.array(key).objects()) {
                ports.add(JsonValue.object().putIf("host_ip", binding.string("HostIp"))
                        .put("target", Long.parseLong(slash < 0 ? key : key.substring(0, slash)))
                        .put("published", binding.string("HostPort"))
                        .put("protocol", slash < 0 ? "tcp" : key.substring(slash + 1)).build());
            }
        }
        return ports;
    }

    private void mounts(JsonValue.Obj container, JsonValue.Builder service) {
        var found = new ArrayList<JsonValue>();
        var used = new ArrayList<JsonValue>();
        for (JsonValue.Obj mount : container.array("Mounts").objects()) {
            String target = mount.string("Destination");
            String type = mount.string("Type");
            var entry = JsonValue.object().put("type", type);
            if (type.equals("volume")) {
                String driver = mount.string("Driver");
                String name = mount.string("Name");
                volumes.put(name, driver.isEmpty() || driver.equals("local") ? JsonValue.Obj.EMPTY
                        : JsonValue.object().put("name", name).put("driver", driver).build());
                entry.put("source", name);
            } else if (type.equals("bind") && target.startsWith(SECRETS)) {
                String key = target.substring(target.lastIndexOf('/') + 1);
                secrets.put(key, JsonValue.object().put("name", key).put("file", mount.string("Source")).build());
                used.add(JsonValue.object().put("source", key).put("target", target).build());
                continue;
            } else if (type.equals("bind")) {
                entry.put("source", mount.string("Source"));
            } else {
                continue;
            }
            found.add(entry.put("target", target).putIf("read_only", !mount.bool("RW")).build());
        }
        if (!used.isEmpty()) service.put("secrets", new JsonValue.Arr(used));
        if (!found.isEmpty()) service.put("volumes", new JsonValue.Arr(found));
    }

    private static JsonValue.Obj object(Map<String, JsonValue> members) {
        return new JsonValue.Obj(new LinkedHashMap<>(members));
    }
}
