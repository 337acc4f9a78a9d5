package io.jcompose.backends.docker;

import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code GET /containers/json} says. */
final class ContainerSummaries {
    private ContainerSummaries() {}

    /** Reads a list, sorted by name. */
    static List<ObservedContainer> read(List<JsonValue.Obj> summaries) {
        var containers = new ArrayList<ObservedContainer>(summaries.size());
        for (JsonValue.Obj summary : summaries) containers.add(read(summary));
        containers.sort((one, other) -> one.name().compareTo(other.name()));
        return containers;
    }

    private static ObservedContainer read(JsonValue.Obj summary) {
        ContainerState state = ContainerState.of(summary.string("State"));
        String status = summary.string("Status");
        return new ObservedContainer(
                summary.string("Id"),
                name(summary.array("Names").strings()),
                state,
                health(status),
                exitCode(state, status),
                summary.string("Image"),
                summary.string("ImageID"),
                summary.object("Labels").strings(),
                networks(summary.object("NetworkSettings").object("Networks")),
                mounts(summary.array("Mounts").objects()),
                ports(summary.array("Ports").objects()),
                summary.string("Command"),
                Instant.ofEpochSecond(summary.number("Created")),
                status,
                Optional.empty());
    }

    /** Returns the container's own name; the others are what links call it, {@code /other/alias}. */
    private static String name(List<String> names) {
        for (String name : names) if (name.lastIndexOf('/') == 0) return name.substring(1);
        return names.isEmpty() ? "" : names.get(0).substring(names.get(0).lastIndexOf('/') + 1);
    }

    private static Health health(String status) {
        if (status.endsWith("(healthy)")) return Health.HEALTHY;
        if (status.endsWith("(unhealthy)")) return Health.UNHEALTHY;
        if (status.endsWith("(health: starting)")) return Health.STARTING;
        return Health.NONE;
    }

    /** Reads the code out of {@code Exited (137) 2 minutes ago}, the only place where a list has it. */
    private static int exitCode(ContainerState state, String status) {
        if (state == ContainerState.RUNNING || state == ContainerState.CREATED) return 0;
        int open = status.indexOf('(');
        int close = status.indexOf(')', open + 1);
        if (open < 0 || close < 0) return 0;
        try {
            return Integer.parseInt(status.substring(open + 1, close));
        } catch (NumberFormatException another) {
            return 0;
        }
    }

    private static Map<String, ObservedContainer.Endpoint> networks(JsonValue.Obj networks) {
        var endpoints = new LinkedHashMap<String, ObservedContainer.Endpoint>();
        networks.members().forEach((name, value) -> {
            if (value instanceof JsonValue.Obj endpoint) endpoints.put(name,
                    new ObservedContainer.Endpoint(endpoint.string("NetworkID"), endpoint.string("IPAddress")));
        });
        return endpoints;
    }

    private static List<ObservedContainer.ObservedMount> mounts(List<JsonValue.Obj> mounts) {
        var all = new ArrayList<ObservedContainer.ObservedMount>(mounts.size());
        for (JsonValue.Obj mount : mounts) {
            all.add(new ObservedContainer.ObservedMount(mount.string("Type"), mount.string("Name"),
                    mount.string("Source"), mount.string("Destination"), !mount.bool("RW")));
        }
        return all;
    }

    private static List<ObservedContainer.ObservedPort> ports(List<JsonValue.Obj> ports) {
        var all = new ArrayList<ObservedContainer.ObservedPort>(ports.size());
        for (JsonValue.Obj port : ports) {
            all.add(new ObservedContainer.ObservedPort(port.string("IP"), (int) port.number("PrivatePort"),
                    (int) port.number("PublicPort"), port.string("Type")));
        }
        return all;
    }
}
