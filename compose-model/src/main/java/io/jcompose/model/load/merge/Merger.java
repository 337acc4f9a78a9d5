package io.jcompose.model.load.merge;

import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Phase 5: lays a later document over an earlier one. */
public final class Merger {
    private static final NodePath EXTENDED = NodePath.ROOT.child("services").child("x");

    private Merger() {}

    /**
     * Returns both documents as one.
     *
     * @throws MergeException when a mapping meets a list, or the like
     */
    public static Mapping merge(Mapping base, Mapping over) {
        return mappings(base, over, NodePath.ROOT, MergeRules.TABLE);
    }

    /** Returns a service laid over the one that it extends. */
    public static Mapping extend(Mapping base, Mapping service) {
        return mappings(base, service, EXTENDED, PathRules.below(MergeRules.TABLE.below("services"), "x"));
    }

    private static YamlNode values(
            YamlNode base, YamlNode over, NodePath path, @Nullable PathRules<MergeRule> rules) {
        MergeRule rule = PathRules.ruleOf(rules);
        if (rule != null) return byRule(rule, base, over, path, rules);
        if (isNull(over)) return base;
        return switch (base) {
            case Mapping mapping -> {
                if (!(over instanceof Mapping other)) throw cannotOverride(path, over);
                yield mappings(mapping, other, path, rules);
            }
            case Sequence sequence -> {
                if (!(over instanceof Sequence other)) throw cannotOverride(path, over);
                yield appended(sequence, other.items(), over.origin());
            }
            case Scalar scalar -> over.withOrigin(over.origin().replacing(scalar));
        };
    }

    private static MergeException cannotOverride(NodePath path, YamlNode over) {
        return new MergeException(path.toString(), "cannot override " + path, over);
    }

    private static Mapping mappings(
            Mapping base, Mapping over, NodePath path, @Nullable PathRules<MergeRule> rules) {
        if (base.entries().isEmpty()) return over;
        if (over.entries().isEmpty()) return base;
        LinkedHashMap<String, Entry> merged = base.copyEntries();
        for (Entry entry : over.entries().values()) {
            Entry earlier = merged.get(entry.key());
            if (earlier == null) {
                merged.put(entry.key(), entry);
            } else {
                merged.put(entry.key(), entry.withValue(values(earlier.value(), entry.value(),
                        path.child(entry.key()), PathRules.below(rules, entry.key()))));
            }
        }
        return base.withEntries(merged);
    }

    private static YamlNode byRule(
            MergeRule rule, YamlNode base, YamlNode over, NodePath path, @Nullable PathRules<MergeRule> rules) {
        return switch (rule) {
            case REPLACE -> over.withOrigin(over.origin().replacing(base));
            case SEQUENCE -> appended(Sequences.of(base), Sequences.of(over).items(), over.origin());
            case SEQUENCE_ONCE -> {
                Sequence earlier = Sequences.of(base);
                var fresh = new ArrayList<YamlNode>();
                for (YamlNode item : Sequences.of(over).items()) if (!earlier.items().contains(item)) fresh.add(item);
                yield appended(earlier, fresh, over.origin());
            }
            case BUILD -> mappings(build(base, path), build(over, path), path, rules);
            case DEPENDS_ON -> mappings(dependencies(base, path), dependencies(over, path), path, rules);
            case NAMES -> mappings(names(base, path), names(over, path), path, rules);
            case LOGGING -> logging(mapping(base, path), mapping(over, path), path, rules);
            case IPAM_POOLS -> pools(base, over, path);
        };
    }

    private static Sequence appended(Sequence base, List<YamlNode> more, Origin origin) {
        if (more.isEmpty()) return base;
        var items = new ArrayList<YamlNode>(base.items().size() + more.size());
        items.addAll(base.items());
        items.addAll(more);
        return Sequence.of(base.items().isEmpty() ? origin : base.origin(), items);
    }

    private static Mapping build(YamlNode node, NodePath path) {
        if (!(node instanceof Scalar scalar) || !scalar.isText()) return mapping(node, path);
        var entries = new LinkedHashMap<String, Entry>();
        entries.put("context", new Entry("context", scalar.origin(), scalar));
        return Mapping.of(scalar.origin(), entries);
    }

    private static Mapping dependencies(YamlNode node, NodePath path) {
        return Names.toMapping(node, Names::startedDependency, () -> mapping(node, path));
    }

    private static Mapping names(YamlNode node, NodePath path) {
        return Names.toMapping(node, name -> Scalar.none(name.origin()), () -> mapping(node, path));
    }

    private static Mapping mapping(YamlNode node, NodePath path) {
        if (node instanceof Mapping mapping) return mapping;
        if (isNull(node)) return Mapping.of(node.origin(), new LinkedHashMap<>());
        throw cannotOverride(path, node);
    }

    private static Mapping logging(
            Mapping base, Mapping over, NodePath path, @Nullable PathRules<MergeRule> rules) {
        YamlNode driver = base.get("driver");
        YamlNode other = over.get("driver");
        if (driver == null || other == null || driver.equals(other)) return mappings(base, over, path, rules);
        return over.withOrigin(over.origin().replacing(base));
    }

    private static Sequence pools(YamlNode base, YamlNode over, NodePath path) {
        if (!(base instanceof Sequence pools)) throw unexpectedType(path, base);
        if (!(over instanceof Sequence others)) throw unexpectedType(path, base);
        var merged = new ArrayList<YamlNode>();
        for (YamlNode pool : pools.items()) {
            Mapping original = names(pool, path);
            for (YamlNode other : others.items()) {
                Mapping override = names(other, path);
                boolean same = Objects.equals(original.get("subnet"), override.get("subnet"));
                if (!same && indexOf(merged, override) < 0) {
                    merged.add(override);
                    continue;
                }
                original = mappings(original, override, path, null);
                int index = indexOf(merged, original);
                if (index < 0) merged.add(original);
                else merged.set(index, original);
            }
        }
        return Sequence.of(pools.origin(), merged);
    }

    private static int indexOf(List<YamlNode> pools, Mapping pool) {
        for (int i = 0; i < pools.size(); i++) {
            if (pools.get(i) instanceof Mapping other && Objects.equals(other.get("subnet"), pool.get("subnet"))) {
                return i;
            }
        }
        return -1;
    }

    private static MergeException unexpectedType(NodePath path, YamlNode node) {
        return new MergeException(path.toString(), path + ": unexpected type " + GoTypes.of(node), node);
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
