package io.jcompose.model.load.layer;

import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places that a document takes out of what it is laid over: those of its {@code !reset} and {@code !override}
 * tags. Places inside lists are recorded as well but have no effect, as in docker compose.
 */
final class Resets {
    static final Resets NONE = new Resets();

    private final Map<String, Resets> below = new HashMap<>();
    private boolean here;

    private Resets() {}

    static Resets of(List<List<String>> places) {
        if (places.isEmpty()) return NONE;
        var root = new Resets();
        for (List<String> place : places) {
            Resets at = root;
            for (String key : place) at = at.below.computeIfAbsent(key, unused -> new Resets());
            at.here = true;
        }
        return root;
    }

    /** Returns the document without these places. */
    Mapping apply(Mapping document) {
        if (below.isEmpty()) return document;
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : document.entries().values()) {
            Resets inside = below.get(entry.key());
            if (inside == null) continue;
            if (inside.here) {
                if (changed == null) changed = document.copyEntries();
                changed.remove(entry.key());
                continue;
            }
            YamlNode after = inside.applyTo(entry.value());
            if (after == entry.value()) continue;
            if (changed == null) changed = document.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? document : document.withEntries(changed);
    }

    private YamlNode applyTo(YamlNode node) {
        return node instanceof Mapping mapping ? apply(mapping) : node;
    }

    /** Returns a service without the places recorded for the service of that name. */
    Mapping applyToService(String name, Mapping service) {
        @Nullable
        Resets services = below.get("services");
        Resets named = services == null ? null : services.below.get(name);
        return named == null ? service : named.apply(service);
    }
}
