package io.jcompose.tests.created;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project that one program creates and another takes over.
 *
 * @param left    what the first left
 * @param changes what the other changed of it, a line each; nothing should be
 */
record Handover(CreatedBy left, List<String> changes) {
    /** Creates with one program, then with the other, and removes everything again. */
    static Handover of(String first, String second, String host, Path directory, String project)
            throws IOException, InterruptedException {
        return of(first, second, host, directory, project, List.of("-p", project, "create"), Map.of());
    }

    /** Runs these words with one program, then with the other, and removes everything again. */
    static Handover of(String first, String second, String host, Path directory, String project, List<String> create,
            Map<String, String> environment) throws IOException, InterruptedException {
        try {
            String error = CreatedBy.run(first, host, directory, create, environment);
            CreatedBy left = CreatedBy.found(host, project, error);
            if (!error.isEmpty()) return new Handover(left, List.of());
            Map<String, String> before = CreatedBy.ids(host, project);
            String refused = CreatedBy.run(second, host, directory, create, environment);
            return new Handover(left, changes(before, CreatedBy.ids(host, project), refused));
        } finally {
            CreatedBy.remove(host, project);
        }
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after, String error) {
        var changes = new ArrayList<String>();
        if (!error.isEmpty()) changes.add("error: " + error);
        var names = new TreeMap<>(before);
        names.putAll(after);
        for (String name : names.keySet()) {
            if (!after.containsKey(name)) changes.add(name + " is gone");
            else if (!before.containsKey(name)) changes.add(name + " is new");
            else if (!after.get(name).equals(before.get(name))) changes.add(name + " was made anew");
        }
        return changes;
    }
}
