package io.jcompose.cli.command.supervise;

import io.jcompose.cli.view.Console;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.List;

/**
 * Prints decisions of a supervisor.
 *
 * @param json   whether as they are stored, else as sentences
 * @param wanted which of them
 */
record DecisionPrinter(Console console, boolean json, Wanted wanted) {
    /**
     * Which decisions.
     *
     * @param project  empty: of every project
     * @param services empty: of every service
     */
    record Wanted(String project, List<String> services) {
        static final Wanted ALL = new Wanted("", List.of());

        Wanted {
            services = List.copyOf(services);
        }
    }

    boolean isWanted(JsonValue.Obj entry) {
        return (wanted.project().isEmpty() || wanted.project().equals(entry.string("project")))
                && (wanted.services().isEmpty() || wanted.services().contains(entry.string("service")));
    }

    void print(List<JsonValue.Obj> entries) {
        for (JsonValue.Obj entry : entries) {
            if (isWanted(entry)) console.line(json ? JsonWriter.compact(entry) : sentence(entry));
        }
    }

    /** Returns {@code TIME  CONTAINER  DECISION: REASON}, and what the last probe said below it. */
    static String sentence(JsonValue.Obj entry) {
        var text = new StringBuilder(millis(entry.string("time"))).append("  ");
        entry.text("container").ifPresent(name -> text.append(name).append("  "));
        text.append(entry.string("decision"));
        entry.text("reason").ifPresent(reason -> text.append(": ").append(reason));
        entry.text("probe").ifPresent(probe -> text.append("\n    ").append(probe.strip().replace("\n", "\n    ")));
        return text.toString();
    }

    /** Cuts a time stamp to milliseconds. */
    private static String millis(String time) {
        int point = time.indexOf('.');
        return point < 0 || time.length() <= point + 5 ? time : time.substring(0, point + 4) + "Z";
    }
}
