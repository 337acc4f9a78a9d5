package io.jcompose.model.source.yaml;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.LinkedHashMap;

/** Resolves the merge key {@code <<}: what a mapping says itself is stronger, then earlier merges, then later ones. */
final class MergeKeys {
    private MergeKeys() {}

    static void apply(YamlNode merged, LinkedHashMap<String, Entry> entries) {
        switch (merged) {
            case Mapping mapping -> add(mapping, entries);
            case Sequence sequence -> {
                for (YamlNode item : sequence.items()) {
                    if (!(item instanceof Mapping mapping)) throw noMapping(item);
                    add(mapping, entries);
                }
            }
            case YamlNode.Scalar scalar -> throw noMapping(scalar);
        }
    }

    private static void add(Mapping mapping, LinkedHashMap<String, Entry> entries) {
        for (Entry entry : mapping.entries().values()) entries.putIfAbsent(entry.key(), entry);
    }

    private static YamlSyntaxException noMapping(YamlNode node) {
        return new YamlSyntaxException(new YamlProblem(YamlProblem.Stage.TREE,
                "yaml: map merge requires map or sequence of maps as the value", node.origin()));
    }
}
