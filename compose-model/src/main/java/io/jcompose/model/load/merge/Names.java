package io.jcompose.model.load.merge;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lists of names as the mappings that they are short for. */
public final class Names {
    private Names() {}

    /** Returns a list as a mapping from its names; anything else as {@code otherwise} says. */
    public static Mapping toMapping(YamlNode node, Function<Scalar, YamlNode> value, Supplier<Mapping> otherwise) {
        if (!(node instanceof Sequence list)) return otherwise.get();
        var entries = new LinkedHashMap<String, Entry>();
        for (YamlNode item : list.items()) {
            if (item instanceof Scalar name) {
                entries.put(name.value(), new Entry(name.value(), name.origin(), value.apply(name)));
            }
        }
        return Mapping.of(list.origin(), entries);
    }

    /** Returns what a bare name in {@code depends_on} is short for. */
    public static Mapping startedDependency(Scalar name) {
        Origin origin = name.origin();
        var entries = new LinkedHashMap<String, Entry>();
        entries.put("condition", new Entry("condition", origin, Scalar.text(origin, "service_started")));
        entries.put("required", new Entry("required", origin, Scalar.truth(origin, true)));
        return Mapping.of(origin, entries);
    }
}
