package io.jcompose.model.load.merge;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps one item per identity in lists such as {@code ports} and {@code volumes}: the last one, at the first place. */
public final class Unicity {
    /** Where such lists are: a rule at each of their paths. */
    public static final PathRules<?> LISTS = Identities.TABLE;

    private final Diagnostics diagnostics;

    /**
     * @param diagnostics takes an error per item that has no identity
     */
    public Unicity(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns the document without repeated items. */
    public Mapping enforce(Mapping document) {
        return mapping(document, NodePath.ROOT, Identities.TABLE);
    }

    private Mapping mapping(Mapping mapping, NodePath path, PathRules<Identity> rules) {
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            PathRules<Identity> below = rules.below(entry.key());
            if (below == null) continue;
            YamlNode before = entry.value();
            YamlNode after = before;
            if (before instanceof Mapping nested) {
                after = mapping(nested, path.child(entry.key()), below);
            } else if (before instanceof Sequence list) {
                Identity identity = below.rule();
                if (identity != null) after = unique(list, path.child(entry.key()), identity);
            }
            if (after == before) continue;
            if (changed == null) changed = mapping.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? mapping : mapping.withEntries(changed);
    }

    private Sequence unique(Sequence list, NodePath path, Identity identity) {
        if (list.items().isEmpty()) return list;
        Map<String, Integer> places = new HashMap<>();
        var kept = new ArrayList<YamlNode>(list.items().size());
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            try {
                String key = identity.of(item, path, i);
                Integer place = places.putIfAbsent(key, kept.size());
                if (place == null) kept.add(item);
                else kept.set(place, item.withOrigin(item.origin().replacing(kept.get(place))));
            } catch (IdentityException none) {
                diagnostics.add(item.origin().locate(Diagnostic.error(path.item(i).toString(), none.getMessage())));
                kept.add(item);
            }
        }
        if (kept.size() == list.items().size()) return list;
        return new Sequence(list.origin(), kept, list.directive());
    }
}
