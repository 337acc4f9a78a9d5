package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.merge.Unicity;
import io.jcompose.model.load.path.NodePath;
import io.jcompose.model.load.path.PathRules;
import io.jcompose.model.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A document that was not bound to the spec's nouns, as {@code config --no-interpolate} prints it. */
public final class RawForm {
    private RawForm() {}

    /** Returns the nodes as a value with all keys in the order of the dialect. */
    public static JsonValue of(YamlNode node, Dialect dialect) {
        return of(node, dialect, Unicity.LISTS, "");
    }

    private static JsonValue of(YamlNode node, Dialect dialect, @Nullable PathRules<?> lists, String key) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar, dialect);
            case YamlNode.Sequence sequence -> {
                if (sequence.items().isEmpty() && isNull(dialect, lists, key)) yield JsonValue.NULL;
                var items = new ArrayList<JsonValue>(sequence.items().size());
                for (YamlNode item : sequence.items()) {
                    items.add(of(item, dialect, PathRules.belowItem(lists), NodePath.ITEM));
                }
                yield new JsonValue.Arr(items);
            }
            case YamlNode.Mapping mapping -> {
                var members = new LinkedHashMap<String, JsonValue>();
                for (String name : KeyOrder.sorted(mapping.entries(), dialect)) {
                    YamlNode value = mapping.get(name);
                    if (value == null) continue;
                    members.put(name, of(value, dialect, PathRules.below(lists, name), name));
                }
                yield new JsonValue.Obj(members);
            }
        };
    }

    /**
     * Returns whether docker compose's JSON has null for an empty list: it copies lists, and of nothing it copies
     * nothing, unless it copies the list again to look for items that are the same.
     */
    private static boolean isNull(Dialect dialect, @Nullable PathRules<?> lists, String key) {
        if (dialect != Dialect.JSON) return false;
        boolean copiedOnceMore = key.equals("environment") || key.equals("args");
        return PathRules.ruleOf(lists) == null || copiedOnceMore;
    }

    private static JsonValue scalar(YamlNode.Scalar scalar, Dialect dialect) {
        return switch (scalar.type()) {
            case NULL -> JsonValue.NULL;
            case BOOLEAN -> JsonValue.of(scalar.value().equals("true"));
            case INTEGER -> new JsonValue.Num(scalar.value());
            case FLOAT -> Fields.ordered(new JsonValue.Num(scalar.value()), dialect);
            case TIMESTAMP, STRING -> JsonValue.of(scalar.value());
        };
    }
}
