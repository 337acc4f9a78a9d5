package io.jcompose.model.load.layer;

import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.yaml.YamlDocument.Reset;
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
    private @Nullable Reset here;

    private Resets() {}

    static Resets of(List<Reset> places) {
        if (places.isEmpty()) return NONE;
        var root = new Resets();
        for (Reset place : places) {
            Resets at = root;
            for (String key : place.path()) at = at.below.computeIfAbsent(key, unused -> new Resets());
            at.here = place;
        }
        return root;
    }

    /**
     * Returns the document without these places.
     *
     * @param trace told what is taken out; null when nobody wants to know
     */
    Mapping apply(Mapping document, @Nullable LoadTrace trace) {
        if (below.isEmpty()) return document;
        LinkedHashMap<String, Entry> changed = null;
        for (Entry entry : document.entries().values()) {
            Resets inside = below.get(entry.key());
            if (inside == null) continue;
            if (inside.here != null) {
                if (trace != null) trace.removed(inside.here, entry.value());
                if (changed == null) changed = document.copyEntries();
                changed.remove(entry.key());
                continue;
            }
            YamlNode after = inside.applyTo(entry.value(), trace);
            if (after == entry.value()) continue;
            if (changed == null) changed = document.copyEntries();
            changed.put(entry.key(), entry.withValue(after));
        }
        return changed == null ? document : document.withEntries(changed);
    }

    private YamlNode applyTo(YamlNode node, @Nullable LoadTrace trace) {
        return node instanceof Mapping mapping ? apply(mapping, trace) : node;
    }

    /** Returns a service without the places recorded for the service of that name. */
    Mapping applyToService(String name, Mapping service, @Nullable LoadTrace trace) {
        Resets services = below.get("services");
        Resets named = services == null ? null : services.below.get(name);
        return named == null ? service : named.apply(service, trace);
    }
}
