package io.jcompose.tests.created;

import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an engine shows of a resource, without what differs each time and in one order, line by line: {@code path=value}.
 * What is empty and what is missing look alike, as an engine takes them for the same.
 */
final class Inspected {
    /** Made anew for each container, or told by the clock. */
    private static final Set<String> PASSING = Set.of("Id", "Created", "CreatedAt", "Path", "Args", "ResolvConfPath",
            "HostnamePath", "HostsPath", "LogPath", "GraphDriver", "SandboxID", "SandboxKey", "NetworkID", "EndpointID",
            "Pid", "StartedAt", "FinishedAt", "MountLabel", "ProcessLabel", "AppArmorProfile", "ExecIDs",
            "DNSNames", "ContainerIDFile", "Mountpoint", "Containers", "Storage");
    private static final Set<String> OURS = Set.of(ComposeLabels.FIELDS, ComposeLabels.SUPERVISE);
    /** Lists whose order is left to chance by docker compose, or means nothing to an engine. */
    private static final Set<String> SETS = Set.of("Env", "Mounts", "Ulimits", "ExtraHosts", "Binds", "Aliases",
            "Links");

    private Inspected() {}

    /** Returns the lines of a resource, by path. */
    static Map<String, String> lines(JsonValue.Obj inspected) {
        var lines = new TreeMap<String, String>();
        add(lines, "", inspected, inspected.string("Id"));
        // a hash that covers the id of another container is another each time
        if (lines.containsKey("/HostConfig/VolumesFrom[0]") || lines.toString().contains("=container:<random>")) lines
                .remove("/Config/Labels/" + ComposeLabels.CONFIG_HASH);
        return lines;
    }

    private static void add(Map<String, String> lines, String path, JsonValue value, String id) {
        switch (value) {
            case JsonValue.Obj object -> object.members().forEach((name, member) -> {
                if (!PASSING.contains(name) && !OURS.contains(name)) add(lines, path + "/" + name, member, id);
            });
            case JsonValue.Arr array -> {
                List<JsonValue> items = new ArrayList<>(array.items());
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (SETS.contains(name)) items.sort(Comparator.comparing(item -> sortKey(item, id)));
                for (int i = 0; i < items.size(); i++) add(lines, path + "[" + i + "]", items.get(i), id);
            }
            case JsonValue.Str text -> put(lines, path, text(path, text.value(), id));
            case JsonValue.Num number -> {
                if (!number.literal().equals("0")) put(lines, path, number.literal());
            }
            case JsonValue.Bool bool -> {
                if (bool.value()) put(lines, path, "true");
            }
            case JsonValue.Null none -> {}
        }
    }

    private static void put(Map<String, String> lines, String path, String text) {
        if (!text.isEmpty()) lines.put(path, text);
    }

    private static String text(String path, String text, String id) {
        // the host name and an alias are the id's beginning when nobody chose one
        if (id.length() > 12) {
            String beginning = id.substring(0, 12);
            if (text.equals(beginning)) return "<id>";
            if (text.contains(id)) return text.replace(id, "<id>");
        }
        // an anonymous volume's name, and another container's id, are random
        if (text.length() >= 64) {
            for (int at = 0; at + 64 <= text.length(); at++) {
                if (random(text, at) && !path.contains("Image")
                        && !path.contains("config-hash")) return text.substring(0, at) + "<random>"
                                + text.substring(at + 64);
            }
        }
        if (path.endsWith("/com.docker.compose.depends_on")) {
            var parts = new ArrayList<>(List.of(text.split(",")));
            parts.sort(Comparator.naturalOrder());
            return String.join(",", parts);
        }
        return text;
    }

    private static boolean random(String text, int at) {
        for (int i = at; i < at + 64; i++) if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) return false;
        return true;
    }

    private static String sortKey(JsonValue value, String id) {
        if (value instanceof JsonValue.Str text && id.length() > 12
                && text.value().equals(id.substring(0, 12))) return "<id>"; // an alias that is another each time
        if (value instanceof JsonValue.Obj object) {
            String target = object.string("Destination") + object.string("Target") + object.string("Name");
            if (!target.isEmpty()) return target;
        }
        return value.toString();
    }
}
