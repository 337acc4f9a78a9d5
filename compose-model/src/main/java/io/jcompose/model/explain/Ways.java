package io.jcompose.model.explain;

import io.jcompose.model.explain.ExplainedValue.Via;
import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.load.trace.LoadTrace.Extension;
import io.jcompose.model.load.trace.LoadTrace.Inclusion;
import io.jcompose.model.source.Origin;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what brought a value to its place: a service that is extended, a project that is included. */
final class Ways {
    private final Map<String, List<Way>> extended = new HashMap<>();
    private final List<Way> included = new ArrayList<>();

    private record Way(Via via, Set<String> places) {}

    Ways(LoadTrace trace) {
        for (Extension extension : trace.extensions()) {
            var via = new Via("extends", base(extension.extend()), extension.extend().origin().location());
            extended.computeIfAbsent(extension.service(), name -> new ArrayList<>())
                    .add(new Way(via, places(extension.base())));
        }
        for (Inclusion inclusion : trace.inclusions()) {
            included.add(new Way(new Via("include", "", inclusion.at().location()), places(inclusion.imported())));
        }
    }

    private static String base(YamlNode extend) {
        if (!(extend instanceof Mapping mapping)) return extend instanceof Scalar text ? text.value() : "";
        String service = mapping.get("service") instanceof Scalar text ? text.value() : "";
        return mapping.get("file") instanceof Scalar file && !file.isNull() ? service + " of " + file.text() : service;
    }

    /**
     * Returns what brought a value of a service, or of the rest of the project.
     *
     * @param service empty for what is no service
     */
    Optional<Via> to(String service, Origin origin) {
        if (origin.line() == 0) return Optional.empty();
        String place = origin.toString();
        List<Way> ways = extended.getOrDefault(service, List.of());
        for (int i = ways.size() - 1; i >= 0; i--) {
            if (ways.get(i).places().contains(place)) return Optional.of(ways.get(i).via());
        }
        for (Way way : included) if (way.places().contains(place)) return Optional.of(way.via());
        return Optional.empty();
    }

    private static Set<String> places(YamlNode node) {
        var places = new HashSet<String>();
        collect(node, places);
        return places;
    }

    private static void collect(YamlNode node, Set<String> places) {
        if (node.origin().line() > 0) places.add(node.origin().toString());
        switch (node) {
            case Mapping mapping -> mapping.entries().values().forEach(entry -> collect(entry.value(), places));
            case Sequence list -> list.items().forEach(item -> collect(item, places));
            case Scalar scalar -> {
            }
        }
    }
}
