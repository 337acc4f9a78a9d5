package io.jcompose.model.explain;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the canonical model while the printed document is gone through beside it. The two differ in form: a list of
 * {@code key=value} may be printed as a mapping, one text as a list of words.
 *
 * @param node  null when the model has nothing here
 * @param keyAt where its key was written; implied for items of lists
 */
record ModelPosition(@Nullable YamlNode node, Origin keyAt) {
    private static final ModelPosition NOTHING = new ModelPosition(null, Origin.IMPLIED);

    ModelPosition child(String key) {
        if (node instanceof Mapping mapping) {
            Entry entry = mapping.entries().get(key);
            return entry == null ? NOTHING : new ModelPosition(entry.value(), entry.keyAt());
        }
        if (node instanceof Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof Scalar text && (text.value().equals(key) || text.value().startsWith(key + "="))) {
                    return new ModelPosition(item, Origin.IMPLIED);
                }
            }
            return NOTHING;
        }
        return node == null ? NOTHING : this;
    }

    ModelPosition item(int index, JsonValue printed) {
        if (node instanceof Sequence list) {
            YamlNode equal = equal(list.items(), index, printed);
            if (equal != null) return new ModelPosition(equal, Origin.IMPLIED);
            return index < list.items().size() ? new ModelPosition(list.items().get(index), Origin.IMPLIED) : NOTHING;
        }
        if (node instanceof Mapping mapping && printed instanceof JsonValue.Str text) {
            for (Entry entry : mapping.entries().values()) {
                if (text.value().startsWith(entry.key())) return new ModelPosition(entry.value(), entry.keyAt());
            }
            return NOTHING;
        }
        return node == null ? NOTHING : this;
    }

    /** Returns the item that is printed here although it does not stand at this place. */
    private static @Nullable YamlNode equal(List<YamlNode> items, int index, JsonValue printed) {
        if (!(printed instanceof JsonValue.Str text)) return null;
        if (index < items.size() && items.get(index) instanceof Scalar same && same.value().equals(text.value())) {
            return same;
        }
        for (YamlNode item : items) if (item instanceof Scalar one && one.value().equals(text.value())) return one;
        return null;
    }
}
