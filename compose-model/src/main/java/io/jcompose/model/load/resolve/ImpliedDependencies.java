package io.jcompose.model.load.resolve;

import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Entry;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;

/** Links, shared namespaces and {@code volumes_from} make a service wait for another one. */
final class ImpliedDependencies {
    private static final String SERVICE = "service:";

    private final LinkedHashMap<String, Entry> found = new LinkedHashMap<>();

    private ImpliedDependencies() {}

    /** Adds what the attributes of a service imply to its {@code depends_on}. */
    static void add(LinkedHashMap<String, Entry> service) {
        var implied = new ImpliedDependencies();
        implied.collect(service);
        if (implied.found.isEmpty()) return;
        Entry declared = service.get("depends_on");
        if (declared == null || !(declared.value() instanceof Mapping mapping)) {
            service.put("depends_on", Entry.implied("depends_on", Mapping.of(Origin.IMPLIED, implied.found)));
            return;
        }
        LinkedHashMap<String, Entry> all = mapping.copyEntries();
        for (Entry entry : implied.found.values()) all.putIfAbsent(entry.key(), entry);
        service.put("depends_on", declared.withValue(mapping.withEntries(all)));
    }

    private void collect(LinkedHashMap<String, Entry> service) {
        for (YamlNode item : items(service.get("links"))) {
            if (!(item instanceof Scalar link)) continue;
            int colon = link.value().indexOf(':');
            boolean aliased = colon >= 0 && link.value().indexOf(':', colon + 1) < 0;
            dependency(aliased ? link.value().substring(0, colon) : link.value(), link.origin(), true);
        }
        for (String namespace : new String[] {"network_mode", "ipc", "pid", "uts", "cgroup"}) {
            Entry entry = service.get(namespace);
            if (entry != null && entry.value() instanceof Scalar mode && mode.value().startsWith(SERVICE)) {
                dependency(mode.value().substring(SERVICE.length()), mode.origin(), true);
            }
        }
        for (YamlNode item : items(service.get("volumes_from"))) {
            if (!(item instanceof Scalar from) || from.value().startsWith("container:")) continue;
            int colon = from.value().indexOf(':');
            dependency(colon < 0 ? from.value() : from.value().substring(0, colon), from.origin(), false);
        }
    }

    private static List<YamlNode> items(@org.jspecify.annotations.Nullable Entry entry) {
        return entry != null && entry.value() instanceof Sequence list ? list.items() : List.of();
    }

    private void dependency(String service, Origin origin, boolean restart) {
        var entries = new LinkedHashMap<String, Entry>();
        entries.put("condition", new Entry("condition", origin, Scalar.text(origin, "service_started")));
        entries.put("restart", new Entry("restart", origin, Scalar.truth(origin, restart)));
        entries.put("required", new Entry("required", origin, Scalar.truth(origin, true)));
        found.putIfAbsent(service, new Entry(service, origin, Mapping.of(origin, entries)));
    }
}
