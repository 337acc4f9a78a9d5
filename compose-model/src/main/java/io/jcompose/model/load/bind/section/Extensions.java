package io.jcompose.model.load.bind.section;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * docker compose takes {@code x-} keys out of every mapping, also of those whose keys are the user's own, such as
 * labels and variables, where they then turn up as one value named {@code #extensions}.
 */
public final class Extensions {
    private static final String GATHERED = "#extensions";

    private Extensions() {}

    /** Returns the values of the {@code x-} keys. */
    static Map<String, JsonValue> of(Iterable<Entry> entries) {
        LinkedHashMap<String, JsonValue> extensions = null;
        for (Entry entry : entries) {
            if (!entry.key().startsWith("x-")) continue;
            if (extensions == null) extensions = new LinkedHashMap<>();
            extensions.put(entry.key(), PlainValue.of(entry.value()));
        }
        return extensions == null ? Map.of() : extensions;
    }

    /** Returns the entries of a mapping of the user's own keys, as docker compose sees them. */
    public static Map<String, Entry> gathered(Mapping mapping) {
        LinkedHashMap<String, Entry> extensions = null;
        for (Entry entry : mapping.entries().values()) {
            if (!entry.key().startsWith("x-")) continue;
            if (extensions == null) extensions = new LinkedHashMap<>();
            extensions.put(entry.key(), entry);
        }
        if (extensions == null) return mapping.entries();
        LinkedHashMap<String, Entry> entries = mapping.copyEntries();
        entries.keySet().removeAll(extensions.keySet());
        entries.put(GATHERED, Entry.implied(GATHERED, Mapping.of(mapping.origin(), extensions)));
        return entries;
    }
}
