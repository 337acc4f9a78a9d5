package io.jcompose.model.source.yaml;

import io.jcompose.model.notation.GoQuote;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Directive;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarStyle;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoSyntax;
import io.jcompose.model.source.yaml.YamlDocument.Reset;
import io.jcompose.model.source.yaml.YamlProblem.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads the documents of a YAML text one after the other.
 *
 * <p>Values behind {@code !reset} are left out, merge keys are resolved, aliases share the node of their anchor.
 * A text that grows out of proportion through aliases, or is nested deeper than {@value #MAX_DEPTH} levels, is refused.
 */
public final class YamlReader {
    /** Far above what people write, far below what a thread's stack can bear. */
    static final int MAX_DEPTH = 500;

    private static final int FREE_ALIASED_NODES = 200_000;
    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    private final SourceText source;
    private final YamlEvents events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private List<Reset> resets = new ArrayList<>();
    private List<YamlProblem> problems = new ArrayList<>();
    private boolean insideOverride;
    private int depth;
    private long nodes;
    private long aliasedNodes;

    /** What an anchor stands for; {@code node} is null while its value is still being read, at the path. */
    private record Anchored(
            @Nullable YamlNode node, boolean reset, long size, List<Reset> resets, List<String> path) {}

    /** Prepares to read a text. */
    public YamlReader(SourceText source) {
        this.source = source;
        this.events = new YamlEvents(source);
    }

    /**
     * Reads the next document.
     *
     * @return null at the end of the text
     * @throws YamlSyntaxException when the text is no YAML or is refused; no further document can be read then
     */
    public @Nullable YamlDocument next() {
        if (!events.enterDocument()) return null;
        resets = new ArrayList<>();
        problems = new ArrayList<>();
        path.clear();
        YamlNode root = node(events.next());
        events.leaveDocument();
        return new YamlDocument(root == null ? Scalar.none(Origin.of(source, 1, 1)) : root, resets, problems);
    }

    /** Reads one value; null when a {@code !reset} takes it out of the tree. */
    private @Nullable YamlNode node(Event event) {
        if (event instanceof AliasEvent alias) return alias(alias);
        NodeEvent start = (NodeEvent) event;
        Origin origin = events.origin(event);
        Anchor anchor = start.getAnchor().orElse(null);
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag().orElse(null)
                : ((CollectionStartEvent) event).getTag().orElse(null);
        long before = nodes;
        int firstReset = resets.size();
        if (anchor != null) anchors.put(anchor.getValue(), new Anchored(null, false, 0, List.of(), List.copyOf(path)));

        boolean reset = RESET.equals(tag) && !insideOverride;
        boolean override = OVERRIDE.equals(tag) && !insideOverride;
        if (reset || override) resets.add(new Reset(path, origin, override));
        boolean outer = insideOverride;
        insideOverride |= reset || override;
        YamlNode node = value(event, origin, override ? Directive.OVERRIDE : Directive.NONE, tag);
        insideOverride = outer;

        if (anchor != null) {
            anchors.put(anchor.getValue(), new Anchored(node, reset, nodes - before, relative(firstReset), List.of()));
        }
        return reset ? null : node;
    }

    private YamlNode value(Event event, Origin origin, Directive directive, @Nullable String tag) {
        nodes++;
        if (event instanceof ScalarEvent scalar) {
            String kind = RESET.equals(tag) || OVERRIDE.equals(tag) ? null : tag;
            return ScalarResolver.resolve(origin, kind, events.text(scalar), style(scalar), directive);
        }
        if (++depth > MAX_DEPTH) {
            throw events.stop(Stage.SYNTAX, "yaml: exceeded max depth of " + MAX_DEPTH, origin);
        }
        YamlNode collection = event instanceof MappingStartEvent
                ? mapping(origin, directive)
                : sequence(origin, directive);
        depth--;
        return collection;
    }

    private static ScalarStyle style(ScalarEvent scalar) {
        return switch (scalar.getScalarStyle()) {
            case PLAIN -> ScalarStyle.PLAIN;
            case LITERAL, FOLDED -> ScalarStyle.BLOCK;
            default -> ScalarStyle.QUOTED;
        };
    }

    private Sequence sequence(Origin origin, Directive directive) {
        var items = new ArrayList<YamlNode>();
        int index = 0;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            path.add(Integer.toString(index++));
            YamlNode item = node(event);
            path.remove(path.size() - 1);
            if (item != null) items.add(item);
        }
        return new Sequence(origin, items, directive);
    }

    private Mapping mapping(Origin origin, Directive directive) {
        var entries = new LinkedHashMap<String, Entry>();
        Map<String, Origin> seen = new HashMap<>();
        YamlNode merged = null;
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Scalar key = key(event);
            boolean merge = key.value().equals("<<") && key.style() == ScalarStyle.PLAIN;
            checkUnique(key, seen);
            boolean step = !merge || path.isEmpty();
            if (step) path.add(key.text());
            YamlNode value = node(events.next());
            if (step) path.remove(path.size() - 1);
            if (value == null) continue;
            if (merge) merged = value;
            else entries.put(key.text(), new Entry(key.text(), key.origin(), value));
        }
        if (merged != null) MergeKeys.apply(merged, entries);
        return new Mapping(origin, entries, directive);
    }

    private Scalar key(Event event) {
        YamlNode node = node(event);
        if (node instanceof Scalar key) {
            boolean merge = key.isText() || key.style() != ScalarStyle.PLAIN;
            if (!merge) problems.add(new YamlProblem(Stage.KEYS, notText(key), key.origin(), below(key)));
            return key;
        }
        Origin origin = node == null ? events.origin(event) : node.origin();
        throw events.stop(Stage.TREE, "yaml: invalid map key: " + GoSyntax.of(node), origin);
    }

    private String below(Scalar key) {
        return path.isEmpty() ? key.text() : String.join(".", path) + "." + key.text();
    }

    private String notText(Scalar key) {
        String where = path.isEmpty() ? "at top level" : "in " + String.join(".", path);
        return "non-string key " + where + ": " + (key.type() == ScalarType.NULL ? "<nil>" : key.value());
    }

    private void checkUnique(Scalar key, Map<String, Origin> seen) {
        Origin first = seen.putIfAbsent(key.text(), key.origin());
        if (first == null) return;
        problems.add(new YamlProblem(depth == 1 ? Stage.TOP_LEVEL_KEYS : Stage.TREE,
                "line " + key.origin().line() + ": mapping key " + GoQuote.quote(key.text())
                        + " already defined at line "
                        + first.line(),
                key.origin()));
    }

    private @Nullable YamlNode alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        Origin origin = events.origin(event);
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw events.stop(Stage.SYNTAX, "yaml: unknown anchor '" + name + "' referenced", origin);
        }
        if (anchored.node() == null) {
            throw events.stop(Stage.TREE, cycle(name, anchored.path()), origin);
        }
        nodes += anchored.size();
        aliasedNodes += anchored.size();
        if (aliasedNodes > FREE_ALIASED_NODES && aliasedNodes > (nodes - aliasedNodes) * 10) {
            throw events.stop(Stage.TREE, "yaml: document contains excessive aliasing", origin);
        }
        if (!insideOverride) {
            for (Reset tail : anchored.resets()) {
                var whole = new ArrayList<String>(path);
                whole.addAll(tail.path());
                resets.add(tail.at(whole));
            }
        }
        return anchored.reset() && !insideOverride ? null : anchored.node();
    }

    /** Says where an alias stands inside its own anchor: there, and there again one round later. */
    private String cycle(String name, List<String> anchoredAt) {
        if (path.size() <= anchoredAt.size()) return "yaml: anchor '" + name + "' value contains itself";
        String here = String.join(".", path);
        String again = String.join(".", path.subList(anchoredAt.size(), path.size()));
        return "cycle detected: node at path " + here + "." + again + " references node at path " + here;
    }

    /** Returns the resets added since, seen from the current path. */
    private List<Reset> relative(int firstReset) {
        if (resets.size() == firstReset) return List.of();
        var tails = new ArrayList<Reset>();
        for (Reset reset : resets.subList(firstReset, resets.size())) {
            tails.add(reset.at(reset.path().subList(path.size(), reset.path().size())));
        }
        return tails;
    }
}
