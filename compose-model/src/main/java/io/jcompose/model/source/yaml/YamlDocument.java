package io.jcompose.model.source.yaml;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import java.util.List;

/**
 * One document of a YAML text.
 *
 * @param root     its value
 * @param resets   the places of {@code !reset} and {@code !override}
 * @param problems found without having to stop reading, in the order of the text
 */
public record YamlDocument(YamlNode root, List<Reset> resets, List<YamlProblem> problems) {
    public YamlDocument {
        resets = List.copyOf(resets);
        problems = List.copyOf(problems);
    }

    /**
     * A tag that takes a place out of what the document is laid over.
     *
     * @param path     the keys from the top, list items as their index
     * @param tag      where the value with the tag was written
     * @param replaces whether it puts a value of its own there, as {@code !override} does
     */
    public record Reset(List<String> path, Origin tag, boolean replaces) {
        public Reset {
            path = List.copyOf(path);
        }

        Reset at(List<String> other) {
            return new Reset(other, tag, replaces);
        }
    }
}
