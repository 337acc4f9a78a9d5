package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.part.Logging;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the output of a container is kept. */
final class LogFields {
    private LogFields() {}

    static void write(Metadata metadata, Draft draft) {
        Optional<String> asked = metadata.logging().flatMap(Logging::driver).or(metadata::logDriver);
        Map<String, String> options = metadata.logging().map(Logging::options).orElse(metadata.logOptions());
        if (asked.isEmpty() && options.isEmpty()) return;
        String driver = asked.orElse("");
        var body = JsonValue.object();
        switch (driver) {
            case "" -> {}
            // one line per record in a file, which is what Docker's own formats are for
            case "json-file", "local", "k8s-file" -> body.put("driver", "k8s-file");
            case "journald", "none", "passthrough", "passthrough-tty" -> body.put("driver", driver);
            default -> draft.ignored("logging driver \"" + driver + "\"", "Podman keeps the output where it does by"
                    + " default, and \"logs\" shows it");
        }
        new TreeMap<>(options).forEach((name, value) -> {
            switch (name) {
                case "max-size" -> body.put("size", size(value));
                case "path" -> body.put("path", value);
                case "tag" -> {
                    if (driver.equals("journald")) body.put("options", JsonValue.object().put("tag", value).build());
                    // with a tag for a file conmon dies at start (4.3.1)
                    else draft.ignored("logging option tag", "Podman tags journald's records only");
                }
                default -> draft.ignored("logging option " + name, "Podman does not know it");
            }
        });
        draft.body.putIf("log_configuration", body.build());
    }

    /** Reads {@code 10m} as Docker's log drivers do, in powers of 1000; -1 is unlimited. */
    private static long size(String text) {
        String lower = text.strip().toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith("b")) lower = lower.substring(0, lower.length() - 1);
        long unit = 1;
        if (!lower.isEmpty()) {
            int power = "kmgt".indexOf(lower.charAt(lower.length() - 1));
            if (power >= 0) {
                lower = lower.substring(0, lower.length() - 1);
                for (int i = 0; i <= power; i++) unit *= 1000;
            }
        }
        try {
            return (long) (Double.parseDouble(lower.strip()) * unit);
        } catch (NumberFormatException notASize) {
            return -1;
        }
    }
}
