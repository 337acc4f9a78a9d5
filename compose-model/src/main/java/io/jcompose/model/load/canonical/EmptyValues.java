package io.jcompose.model.load.canonical;

import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;

/** Drops empty name servers, which variables without a value leave behind. */
public final class EmptyValues {
    private static final PathRules<Boolean> TABLE = new PathRules<Boolean>().add("services.*.dns", true);

    private EmptyValues() {}

    /** Returns the document without them. */
    public static Mapping drop(Mapping document) {
        return new TreeWalk<Boolean>((rule, node, path) -> filtered(node)).walk(document, TABLE);
    }

    private static YamlNode filtered(YamlNode node) {
        if (!(node instanceof Sequence list)) return node;
        var kept = new ArrayList<YamlNode>(list.items().size());
        for (YamlNode item : list.items()) {
            if (!(item instanceof Scalar scalar) || !scalar.value().isEmpty()) kept.add(item);
        }
        return kept.size() == list.items().size() ? list : new Sequence(list.origin(), kept, list.directive());
    }
}
