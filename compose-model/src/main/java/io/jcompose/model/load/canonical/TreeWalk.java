package io.jcompose.model.load.canonical;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Visits the values that rules are about, and nothing else. What has a rule is not gone into any further.
 *
 * @param <R> what holds at a place
 */
public final class TreeWalk<R> {
    /** What is done at a place with a rule. */
    @FunctionalInterface
    public interface Visit<R> {
        /** Returns the value that takes this one's place, or the same object. */
        YamlNode visit(R rule, YamlNode node, NodePath path);
    }

    private final Visit<R> visit;

    public TreeWalk(Visit<R> visit) {
        this.visit = visit;
    }

    /** Returns the document after all visits; the same object when nothing changed. */
    public Mapping walk(Mapping document, PathRules<R> rules) {
        return mapping(document, NodePath.ROOT, rules);
    }

    private YamlNode node(YamlNode node, NodePath path, PathRules<R> rules) {
        R rule = rules.rule();
        if (rule != null) return visit.visit(rule, node, path);
        return switch (node) {
            case Mapping mapping -> mapping(mapping, path, rules);
            case Sequence sequence -> sequence(sequence, path, rules);
            case Scalar scalar -> scalar;
        };
    }

    private Mapping mapping(Mapping mapping, NodePath path, PathRules<R> rules) {
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            PathRules<R> below = rules.below(entry.key());
            if (below == null) continue;
            YamlNode before = entry.value();
            YamlNode after = node(before, path.child(entry.key()), below);
            if (after == before) continue;
            if (changed == null) changed = mapping.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? mapping : mapping.withEntries(changed);
    }

    private Sequence sequence(Sequence sequence, NodePath path, PathRules<R> rules) {
        PathRules<R> below = rules.belowItem();
        if (below == null) return sequence;
        List<YamlNode> changed = null;
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode before = sequence.items().get(i);
            YamlNode after = node(before, path.item(), below);
            if (after == before) continue;
            if (changed == null) changed = new ArrayList<>(sequence.items());
            changed.set(i, after);
        }
        return changed == null ? sequence : new Sequence(sequence.origin(), changed, sequence.directive());
    }
}
