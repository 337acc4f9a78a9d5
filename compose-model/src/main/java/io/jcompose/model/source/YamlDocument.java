package io.jcompose.model.source;

import java.util.List;

/**
 * One document of a YAML text.
 *
 * @param root     its value
 * @param resets   the places of {@code !reset} and {@code !override}: the keys from the top, list items as their index
 * @param problems found without having to stop reading, in the order of the text
 */
public record YamlDocument(YamlNode root, List<List<String>> resets, List<YamlProblem> problems) {
    public YamlDocument {
        resets = List.copyOf(resets);
        problems = List.copyOf(problems);
    }
}
