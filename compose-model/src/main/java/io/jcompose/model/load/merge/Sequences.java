package io.jcompose.model.load.merge;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoPrint;
import java.util.ArrayList;
import java.util.List;

/** Mappings, single values and nothing as lists of {@code key=value}. */
final class Sequences {
    private Sequences() {}

    static Sequence of(YamlNode node) {
        return switch (node) {
            case Sequence sequence -> sequence;
            case Mapping mapping -> Sequence.of(mapping.origin(), pairs(mapping));
            case Scalar scalar -> {
                var items = new ArrayList<YamlNode>();
                if (scalar.isText()) items.add(scalar);
                yield Sequence.of(scalar.origin(), items);
            }
        };
    }

    private static List<YamlNode> pairs(Mapping mapping) {
        var texts = new ArrayList<Scalar>();
        for (Entry entry : mapping.entries().values()) {
            switch (entry.value()) {
                case Scalar scalar -> {
                    String pair = scalar.isNull() ? entry.key() : entry.key() + "=" + scalar.value();
                    texts.add(Scalar.text(scalar.isNull() ? entry.keyAt() : scalar.origin(), pair));
                }
                case Sequence several -> {
                    for (YamlNode one : several.items()) {
                        texts.add(Scalar.text(one.origin(), entry.key() + "=" + GoPrint.of(one)));
                    }
                }
                case Mapping nested ->
                        texts.add(Scalar.text(nested.origin(), entry.key() + "=" + GoPrint.of(nested)));
            }
        }
        texts.sort((a, b) -> a.value().compareTo(b.value()));
        return new ArrayList<>(texts);
    }
}
