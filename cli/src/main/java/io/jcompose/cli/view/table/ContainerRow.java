package io.jcompose.cli.view.table;

import io.jcompose.cli.view.GoTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A container as {@code ps} shows it.
 *
 * @param now     when it is shown
 * @param noTrunc whether long values are shown whole
 */
public record ContainerRow(ObservedContainer container, Instant now, boolean noTrunc) {
    private static final int COMMAND_WIDTH = 20;
    private static final int MOUNT_WIDTH = 15;

    /** What the columns are called in {@code table TEMPLATE}, where it is not the field's name in capitals. */
    public static final Map<String, String> HEADINGS = Map.of(
            "ID", "CONTAINER ID",
            "CreatedAt", "CREATED AT",
            "RunningFor", "CREATED",
            "ExitCode", "EXIT CODE",
            "LocalVolumes", "LOCAL VOLUMES");

    /** Returns the cells of the usual table. */
    public List<String> cells() {
        return List.of(
                container.name(), container.image(), command(), container.service(), runningFor(), container.status(),
                PortRanges.print(container.ports()));
    }

    /** Returns the header of the usual table. */
    public static List<String> header() {
        return List.of("NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS");
    }

    private String command() {
        return quoted(noTrunc ? container.command() : cut(container.command(), COMMAND_WIDTH));
    }

    private String runningFor() {
        return GoTime.human(Duration.between(container.created(), now)) + " ago";
    }

    /** Returns what {@code --format json} prints on one line, and what templates can name. */
    public JsonValue.Obj json() {
        ContainerState state = container.state();
        boolean ended = state == ContainerState.EXITED || state == ContainerState.DEAD;
        String health = state == ContainerState.RUNNING && container.health() != Health.NONE
                ? container.health().word()
                : "";
        return JsonValue.object()
                .put("Command", command())
                .put("CreatedAt", GoTime.plain(container.created()))
                .put("ExitCode", ended ? container.exitCode() : 0)
                .put("Health", health)
                .put("ID", noTrunc ? container.id() : shortId(container.id()))
                .put("Image", container.image())
                .put("Labels", labels())
                .put("LocalVolumes", Integer.toString(localVolumes()))
                .put("Mounts", mounts())
                .put("Name", container.name())
                .put("Names", container.name())
                .put("Networks", String.join(",", new TreeSet<>(container.networks().keySet())))
                .put("Ports", PortRanges.print(container.ports()))
                .put("Project", container.project())
                .put("Publishers", publishers())
                .put("RunningFor", runningFor())
                .put("Service", container.service())
                .put("Size", "0B")
                .put("State", state.word())
                .put("Status", container.status())
                .build();
    }

    private String labels() {
        var text = new StringBuilder();
        new TreeMap<>(container.labels()).forEach((name, value) -> {
            if (text.length() > 0) text.append(',');
            text.append(name).append('=').append(value);
        });
        return text.toString();
    }

    private int localVolumes() {
        int count = 0;
        for (ObservedMount mount : container.mounts()) if (mount.type().equals("volume")) count++;
        return count;
    }

    private String mounts() {
        var names = new ArrayList<String>();
        for (ObservedMount mount : container.mounts()) {
            String name = mount.name().isEmpty() ? mount.source() : mount.name();
            names.add(noTrunc ? name : cut(name, MOUNT_WIDTH));
        }
        return String.join(",", names);
    }

    private JsonValue.Arr publishers() {
        var publishers = new ArrayList<JsonValue>();
        var ports = new ArrayList<>(container.ports());
        ports.sort(Comparator.comparingInt(ObservedPort::privatePort)); // engines tell them in any order
        for (ObservedPort port : ports) {
            publishers.add(JsonValue.object()
                    .put("URL", port.hostIp())
                    .put("TargetPort", port.privatePort())
                    .put("PublishedPort", port.publicPort())
                    .put("Protocol", port.protocol())
                    .build());
        }
        return new JsonValue.Arr(publishers);
    }

    /** Returns the first twelve digits of an id. */
    public static String shortId(String id) {
        String digits = id.startsWith("sha256:") ? id.substring(7) : id;
        return digits.length() > 12 ? digits.substring(0, 12) : digits;
    }

    /** Returns the text cut to a number of characters, the last of them an ellipsis when something was cut. */
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) return text;
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
