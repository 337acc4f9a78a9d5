package io.jcompose.model.explain;

import io.jcompose.model.diagnostic.NearMiss;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the values of a project came from.
 *
 * @param values  in the order in which {@code config} prints them
 * @param removed what {@code !reset} and {@code !override} took out, in the order of the files
 */
public record Explanation(List<ExplainedValue> values, List<RemovedValue> removed) {
    public Explanation {
        values = List.copyOf(values);
        removed = List.copyOf(removed);
    }

    /** Returns what is at or below one of the paths; all of it when there are no paths. */
    public Explanation below(List<String> paths) {
        if (paths.isEmpty()) return this;
        var kept = new ArrayList<ExplainedValue>();
        for (ExplainedValue value : values) if (isBelow(value.path(), paths)) kept.add(value);
        var keptRemoved = new ArrayList<RemovedValue>();
        for (RemovedValue value : removed) if (isBelow(value.path(), paths)) keptRemoved.add(value);
        return new Explanation(kept, keptRemoved);
    }

    private static boolean isBelow(String path, List<String> tops) {
        for (String top : tops) if (isBelow(path, top)) return true;
        return false;
    }

    private static boolean isBelow(String path, String top) {
        if (!path.startsWith(top)) return false;
        return path.length() == top.length() || path.charAt(top.length()) == '.' || path.charAt(top.length()) == '[';
    }

    /** Returns a path that exists, is as long, and resembles one that does not exist. */
    public Optional<String> near(String path) {
        int depth = depth(path);
        Set<String> known = new LinkedHashSet<>();
        for (ExplainedValue value : values) {
            String whole = value.path();
            int steps = 0;
            for (int i = 0; i < whole.length(); i++) {
                if (isStep(whole.charAt(i)) && ++steps == depth) known.add(whole.substring(0, i));
            }
            if (steps + 1 == depth) known.add(whole);
        }
        return NearMiss.find(path, known);
    }

    private static int depth(String path) {
        int depth = 1;
        for (int i = 0; i < path.length(); i++) if (isStep(path.charAt(i))) depth++;
        return depth;
    }

    private static boolean isStep(char c) {
        return c == '.' || c == '[';
    }
}
