package io.jcompose.model.load.resolve;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes over values of the environment that a document's own variables decide: keys without a value in a list of
 * {@code environment}, and what configs take from a variable. Has to happen per document, as an included one may have
 * an environment of its own.
 */
public final class EnvironmentValues {
    /** The key under which the value of a secret travels; no file can hold it. */
    public static final String SECRET_VALUE = "x-#value";

    private EnvironmentValues() {}

    /** Returns the document with those values. */
    public static Mapping resolve(Mapping document, Map<String, String> environment) {
        LinkedHashMap<String, Entry> changed = document.copyEntries();
        boolean any = replace(changed, "services", node -> service(node, environment));
        any |= replace(changed, "secrets", node -> content(node, SECRET_VALUE, environment));
        any |= replace(changed, "configs", node -> content(node, "content", environment));
        return any ? document.withEntries(changed) : document;
    }

    private interface Change {
        YamlNode of(Mapping node);
    }

    private static boolean replace(LinkedHashMap<String, Entry> document, String key, Change change) {
        Entry section = document.get(key);
        if (section == null || !(section.value() instanceof Mapping mapping)) return false;
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : mapping.entries().values()) {
            if (!(entry.value() instanceof Mapping before)) continue;
            YamlNode after = change.of(before);
            if (after == before) continue;
            if (changed == null) changed = mapping.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        if (changed == null) return false;
        document.put(key, section.withValue(mapping.withEntries(changed)));
        return true;
    }

    private static YamlNode service(Mapping service, Map<String, String> environment) {
        Entry entry = service.entries().get("environment");
        if (entry == null || !(entry.value() instanceof Sequence list)) return service;
        var items = new ArrayList<YamlNode>(list.items().size());
        boolean changed = false;
        for (YamlNode item : list.items()) {
            if (!(item instanceof Scalar text) || !text.isText()) {
                changed = true;
                continue;
            }
            String value = environment.get(text.value());
            changed |= value != null;
            items.add(value == null ? text : text.withText(text.origin(), text.value() + "=" + value));
        }
        if (!changed) return service;
        LinkedHashMap<String, Entry> entries = service.copyEntries();
        entries.put("environment", entry.withValue(new Sequence(list.origin(), items, list.directive())));
        return service.withEntries(entries);
    }

    private static YamlNode content(Mapping object, String key, Map<String, String> environment) {
        if (!(object.get("environment") instanceof Scalar variable) || !variable.isText()) return object;
        String value = environment.get(variable.value());
        if (value == null) return object;
        LinkedHashMap<String, Entry> entries = object.copyEntries();
        entries.put(key, new Entry(key, variable.origin(), Scalar.text(variable.origin(), value)));
        return object.withEntries(entries);
    }
}
