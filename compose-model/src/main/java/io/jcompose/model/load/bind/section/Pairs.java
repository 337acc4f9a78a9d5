package io.jcompose.model.load.bind.section;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import io.jcompose.model.source.YamlNode.Sequence;
import io.jcompose.model.source.spelling.GoPrint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names with texts, from a mapping or from a list of {@code KEY=VALUE}. */
final class Pairs {
    private Pairs() {}

    static Map<String, String> of(Section section, String key) {
        YamlNode node = section.value(key);
        if (node == null) return Map.of();
        return switch (node) {
            case Mapping mapping -> ofMapping(mapping);
            case Sequence list -> ofTexts(section.textsOf(key, list));
            case Scalar scalar -> {
                section.mismatch(key, scalar, "mapping");
                yield Map.of();
            }
        };
    }

    private static Map<String, String> ofMapping(Mapping mapping) {
        var pairs = new LinkedHashMap<String, String>();
        for (Entry entry : Extensions.gathered(mapping).values()) {
            boolean none = entry.value() instanceof Scalar scalar && scalar.isNull();
            pairs.put(entry.key(), none ? "" : GoPrint.of(entry.value()));
        }
        return pairs;
    }

    private static Map<String, String> ofTexts(Iterable<String> texts) {
        var pairs = new LinkedHashMap<String, String>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0) pairs.put(text, "");
            else pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }

    /** Reports values of a mapping that are neither texts nor whole numbers. */
    static void checkValues(Section section, String key) {
        if (!(section.value(key) instanceof Mapping mapping)) return;
        for (Entry entry : Extensions.gathered(mapping).values()) {
            boolean fits = entry.value() instanceof Scalar scalar
                    && (scalar.isText() || scalar.isNull() || scalar.type() == ScalarType.INTEGER);
            if (fits) continue;
            section.problems().add(section.place().key(key).bracketed(entry.key()), entry.value().origin(),
                    PlainValue.mismatch("string", entry.value()));
        }
    }
}
