package io.jcompose.model.validate;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Directive;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarStyle;
import io.jcompose.model.source.YamlNode.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Makes nodes of JSON text, for tests that need no places. */
final class Nodes {
    private Nodes() {}

    static YamlNode.Mapping document(String json) {
        return (YamlNode.Mapping) of(JsonReader.read(json));
    }

    /** Returns a document with one service {@code a}. */
    static YamlNode.Mapping service(String json) {
        return document("{\"services\":{\"a\":" + json + "}}");
    }

    static YamlNode of(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj object -> {
                var entries = new LinkedHashMap<String, YamlNode.Entry>();
                object.members().forEach((key, member) -> entries.put(key, YamlNode.Entry.implied(key, of(member))));
                yield YamlNode.Mapping.of(Origin.IMPLIED, entries);
            }
            case JsonValue.Arr array -> {
                var items = new ArrayList<YamlNode>();
                for (JsonValue item : array.items()) items.add(of(item));
                yield YamlNode.Sequence.of(Origin.IMPLIED, items);
            }
            case JsonValue.Null none -> Scalar.none(Origin.IMPLIED);
            case JsonValue.Bool bool -> Scalar.truth(Origin.IMPLIED, bool.value());
            case JsonValue.Str text -> Scalar.text(text.value());
            case JsonValue.Num number -> {
                boolean whole = number.literal().chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
                yield new Scalar(
                        Origin.IMPLIED, whole ? ScalarType.INTEGER : ScalarType.FLOAT, number.literal(),
                        number.literal(),
                        ScalarStyle.PLAIN, Directive.NONE);
            }
        };
    }

    static Scalar date(String text) {
        return new Scalar(Origin.IMPLIED, ScalarType.TIMESTAMP, text, text, ScalarStyle.PLAIN, Directive.NONE);
    }
}
