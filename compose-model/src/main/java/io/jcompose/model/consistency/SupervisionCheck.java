package io.jcompose.model.consistency;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.notation.DurationNotation;
import io.jcompose.model.notation.NotationException;
import io.jcompose.model.spec.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds mistakes in {@code x-supervise}, which no schema knows. */
final class SupervisionCheck {
    private static final String KEY = "x-supervise";
    private static final List<String> ACTIONS = List.of("restart", "stop", "kill", "none");
    private static final String KEYS = "it may have on_unhealthy, backoff, max_restarts, window, max_attempts, "
            + "restart_dependents";

    private final Service service;
    private final ServiceFindings findings;

    SupervisionCheck(Service service, ServiceFindings findings) {
        this.service = service;
        this.findings = findings;
    }

    void supervision() {
        JsonValue written = service.metadata().extensions().get(KEY);
        if (written == null || written instanceof JsonValue.Bool) return;
        if (!(written instanceof JsonValue.Obj mapping)) {
            findings.add(message("", "must be true, false or a mapping"), KEY);
            return;
        }
        for (Map.Entry<String, JsonValue> entry : mapping.members().entrySet()) {
            String key = entry.getKey();
            JsonValue value = entry.getValue();
            switch (key) {
                case "enabled" -> {
                    if (!(value instanceof JsonValue.Null)) truth(key, value);
                }
                case "restart_dependents" -> truth(key, value);
                case "on_unhealthy" -> {
                    if (!(value instanceof JsonValue.Str word)
                            || !ACTIONS.contains(word.value().toLowerCase(Locale.ROOT))) wrong(
                                    "must be one of " + String.join(", ", ACTIONS), key);
                }
                case "max_attempts", "max_restarts" -> {
                    if (!(value instanceof JsonValue.Num count) || count.asLong() < 1
                            || count.asLong() > Integer.MAX_VALUE) wrong(
                                    "must be a whole number of at least 1", key);
                }
                case "window" -> duration(value, key);
                case "backoff" -> backoff(value);
                default -> unknown(key.startsWith("x-"), key);
            }
        }
    }

    private void backoff(JsonValue value) {
        if (!(value instanceof JsonValue.Obj mapping)) {
            duration(value, "backoff");
            return;
        }
        for (Map.Entry<String, JsonValue> entry : mapping.members().entrySet()) {
            String key = entry.getKey();
            switch (key) {
                case "first", "max", "reset" -> duration(entry.getValue(), "backoff", key);
                case "factor" -> {
                    if (!(entry.getValue() instanceof JsonValue.Num factor) || factor.asDouble() < 1) wrong(
                            "must be a number of at least 1", "backoff", key);
                }
                default -> unknown(false, "backoff", key);
            }
        }
    }

    private void unknown(boolean extension, String... path) {
        if (extension) return;
        findings.add(message("", "additional properties '" + path[path.length - 1] + "' not allowed"),
                Optional.of(path.length == 1 ? KEYS : "backoff may have first, factor, max, reset"), full(path));
    }

    private void truth(String key, JsonValue value) {
        if (!(value instanceof JsonValue.Bool)) wrong("must be a boolean", key);
    }

    private void duration(JsonValue value, String... path) {
        try {
            if (value instanceof JsonValue.Str text && !DurationNotation.parse(text.value()).isNegative()) return;
        } catch (NotationException notADuration) {
            // said below
        }
        findings.add(message(String.join(".", path), "must be a duration"),
                Optional.of("write 10s or 1m30s, for example"),
                full(path));
    }

    private void wrong(String what, String... path) {
        findings.add(message(String.join(".", path), what), full(path));
    }

    private String message(String place, String what) {
        return "services." + service.name() + "." + KEY + (place.isEmpty() ? ": " : "." + place + ": ") + what;
    }

    private static String[] full(String... path) {
        var full = new String[path.length + 1];
        full[0] = KEY;
        System.arraycopy(path, 0, full, 1, path.length);
        return full;
    }
}
