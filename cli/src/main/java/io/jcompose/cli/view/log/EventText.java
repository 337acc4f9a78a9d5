package io.jcompose.cli.view.log;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.state.Health;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An event of a container as one line: for people, or as JSON. Labels that Compose itself sets are left out. */
public final class EventText {
    private static final List<String> OURS = List.of("com.docker.compose.", "io.jcompose.");

    private EventText() {}

    /** Returns {@code 2026-11-21 04:26:47.004260 container kill ID (image=..., name=...)}, in a zone's time. */
    public static String line(ContainerEvent event, ZoneId zone) {
        ZonedDateTime at = event.at().atZone(zone);
        var text = new StringBuilder(160);
        text.append(at.toLocalDate()).append(' ');
        text.append(padded(at.getHour(), 2)).append(':').append(padded(at.getMinute(), 2)).append(':')
                .append(padded(at.getSecond(), 2)).append('.').append(padded(at.getNano() / 1000, 6));
        text.append(" container ").append(action(event)).append(' ').append(event.containerId()).append(" (");
        boolean first = true;
        for (Map.Entry<String, String> attribute : attributes(event).entrySet()) {
            if (!first) text.append(", ");
            first = false;
            text.append(attribute.getKey()).append('=').append(attribute.getValue());
        }
        return text.append(')').toString();
    }

    /** Returns the event as compact JSON, keys in the order of the alphabet. */
    public static String json(ContainerEvent event, String service) {
        var attributes = JsonValue.object();
        attributes(event).forEach(attributes::put);
        return JsonWriter.compact(JsonValue.object().put("action", action(event)).put("attributes", attributes.build())
                .put("id", event.containerId()).put("service", service).put("time", rfc3339(event.at()))
                .put("type", "container").build());
    }

    private static String action(ContainerEvent event) {
        if (event.health() == Health.NONE || !event.action().equals("health_status")) return event.action();
        return "health_status: " + event.health().name().toLowerCase(Locale.ROOT);
    }

    private static TreeMap<String, String> attributes(ContainerEvent event) {
        var attributes = new TreeMap<String, String>();
        event.attributes().forEach((key, value) -> {
            if (!isOurs(key)) attributes.put(key, value);
        });
        return attributes;
    }

    private static boolean isOurs(String key) {
        for (String prefix : OURS) if (key.startsWith(prefix)) return true;
        return false;
    }

    /** Returns nanoseconds without zeros at the end, as Go prints them. */
    private static String rfc3339(Instant at) {
        String seconds = Instant.ofEpochSecond(at.getEpochSecond()).toString();
        if (at.getNano() == 0) return seconds;
        String nanos = padded(at.getNano(), 9);
        int end = nanos.length();
        while (nanos.charAt(end - 1) == '0') end--;
        return seconds.substring(0, seconds.length() - 1) + "." + nanos.substring(0, end) + "Z";
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
