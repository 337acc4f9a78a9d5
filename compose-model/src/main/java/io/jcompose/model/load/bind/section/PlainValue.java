package io.jcompose.model.load.bind.section;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.spelling.GoTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Turns nodes into values that no longer know where they were written. */
public final class PlainValue {
    private PlainValue() {}

    public static JsonValue of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> switch (scalar.type()) {
                case NULL -> JsonValue.NULL;
                case BOOLEAN -> JsonValue.of(scalar.value().equals("true"));
                case INTEGER, FLOAT -> new JsonValue.Num(scalar.value());
                case TIMESTAMP, STRING -> new JsonValue.Str(scalar.value());
            };
            case YamlNode.Sequence sequence -> {
                var items = new ArrayList<JsonValue>(sequence.items().size());
                for (YamlNode item : sequence.items()) items.add(of(item));
                yield new JsonValue.Arr(items);
            }
            case YamlNode.Mapping mapping -> {
                var members = new LinkedHashMap<String, JsonValue>();
                mapping.entries().forEach((key, entry) -> members.put(key, of(entry.value())));
                yield new JsonValue.Obj(members);
            }
        };
    }

    /** Returns what docker compose's decoder says of a value of the wrong type. */
    public static String mismatch(String type, YamlNode node) {
        boolean none = node instanceof YamlNode.Scalar scalar && scalar.isNull();
        return "expected type '" + type + "', got unconvertible type '" + (none ? "nil" : GoTypes.of(node)) + "'";
    }
}
