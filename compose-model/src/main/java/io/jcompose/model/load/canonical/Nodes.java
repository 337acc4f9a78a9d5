package io.jcompose.model.load.canonical;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping in the making, all of whose values come from one place in the text. */
final class Nodes {
    private final Origin origin;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

    private Nodes(Origin origin) {
        this.origin = origin;
    }

    static Nodes at(Origin origin) {
        return new Nodes(origin);
    }

    Nodes put(String key, YamlNode value) {
        entries.put(key, new Entry(key, origin, value));
        return this;
    }

    Nodes put(String key, String text) {
        return put(key, Scalar.text(origin, text));
    }

    Nodes putIf(String key, @Nullable String text) {
        return text == null || text.isEmpty() ? this : put(key, text);
    }

    Nodes putIf(String key, boolean value) {
        return value ? put(key, Scalar.truth(origin, true)) : this;
    }

    Mapping build() {
        return Mapping.of(origin, entries);
    }

    /** Returns a mapping with one more value, unless the key is there already. */
    static Mapping withDefault(Mapping mapping, String key, YamlNode value) {
        if (mapping.entries().containsKey(key)) return mapping;
        LinkedHashMap<String, Entry> more = mapping.copyEntries();
        more.put(key, Entry.implied(key, value));
        return mapping.withEntries(more);
    }

    /** Returns the text as a list of one. */
    static Sequence listOf(Scalar text) {
        return Sequence.of(text.origin(), List.of(text));
    }

    static boolean isText(@Nullable YamlNode node) {
        return node instanceof Scalar scalar && scalar.isText();
    }
}
