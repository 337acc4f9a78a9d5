package io.jcompose.model.load.resolve;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives keys without a value the value that the environment has for them. */
final class UnsetValues {
    private UnsetValues() {}

    /**
     * @param keep whether keys stay that the environment does not know either
     */
    static YamlNode resolve(YamlNode node, Map<String, String> environment, boolean keep) {
        return switch (node) {
            case Mapping mapping -> mapping(mapping, environment, keep);
            case Sequence list -> list(list, environment, keep);
            case Scalar scalar -> scalar;
        };
    }

    private static Mapping mapping(Mapping mapping, Map<String, String> environment, boolean keep) {
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            if (!(entry.value() instanceof Scalar scalar) || !scalar.isNull()) continue;
            String value = environment.get(entry.key());
            if (value == null && keep) continue;
            if (changed == null) changed = mapping.copyEntries();
            if (value == null) changed.remove(entry.key());
            else changed.put(entry.key(), entry.withValue(Scalar.text(entry.keyAt(), value)));
        }
        return changed == null ? mapping : mapping.withEntries(changed);
    }

    private static Sequence list(Sequence list, Map<String, String> environment, boolean keep) {
        var items = new ArrayList<YamlNode>(list.items().size());
        boolean changed = false;
        for (YamlNode item : list.items()) {
            if (!(item instanceof Scalar text) || !text.isText()) {
                changed = true;
                continue;
            }
            String value = text.value().indexOf('=') < 0 ? environment.get(text.value()) : null;
            if (value != null) {
                items.add(text.withText(text.origin(), text.value() + "=" + value));
                changed = true;
            } else if (keep || text.value().indexOf('=') >= 0) {
                items.add(text);
            } else {
                changed = true;
            }
        }
        return changed ? new Sequence(list.origin(), items, list.directive()) : list;
    }
}
