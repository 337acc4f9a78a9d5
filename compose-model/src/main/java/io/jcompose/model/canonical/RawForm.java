package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A document that was not bound to the spec's nouns, as {@code config --no-interpolate} prints it. */
public final class RawForm {
    private RawForm() {}

    /** Returns the nodes as a value with all keys in the order of the dialect. */
    public static JsonValue of(YamlNode node, Dialect dialect) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar, dialect);
            case YamlNode.Sequence sequence -> {
                var items = new ArrayList<JsonValue>(sequence.items().size());
                for (YamlNode item : sequence.items()) items.add(of(item, dialect));
                yield new JsonValue.Arr(items);
            }
            case YamlNode.Mapping mapping -> {
                var members = new LinkedHashMap<String, JsonValue>();
                for (String key : KeyOrder.sorted(mapping.entries(), dialect)) {
                    YamlNode value = mapping.get(key);
                    if (value != null) members.put(key, of(value, dialect));
                }
                yield new JsonValue.Obj(members);
            }
        };
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
