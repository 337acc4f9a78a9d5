package io.jcompose.planner.diff;

import io.jcompose.model.spec.Service;
import io.jcompose.planner.lower.ContainerNames;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the containers that a service has with those that it should have. */
public final class ServiceDiffer {
    private ServiceDiffer() {}

    /** Returns a change per container: those that stay or are replaced by number, then new ones, then those that go. */
    public static List<Change> diff(Expected expected, List<ObservedContainer> actual) {
        var changes = new ArrayList<Change>();
        var removals = new ArrayList<Change>();
        List<ObservedContainer> candidates = withoutLeftOvers(expected, actual, removals);
        var divergence = new Divergence(expected);
        var reasons = new HashMap<String, String>();
        for (ObservedContainer container : candidates)
            divergence.of(container).ifPresent(reason -> reasons.put(container.id(), reason));

        // Those that may stay come first, then low numbers: what is beyond the wanted number goes.
        var ordered = new ArrayList<>(candidates);
        boolean forced = expected.recreate() == Recreate.FORCE;
        ordered.sort((one, other) -> {
            boolean goes = reasons.containsKey(one.id()) && !forced;
            boolean otherGoes = reasons.containsKey(other.id()) && !forced;
            return goes == otherGoes ? byNumber(one, other) : goes ? 1 : -1;
        });
        Service service = expected.service();
        for (int i = 0; i < ordered.size(); i++) {
            ObservedContainer container = ordered.get(i);
            String name = ContainerNames.of(expected.project(), service, number(container));
            String reason = reasons.get(container.id());
            if (i >= expected.containers()) {
                removals.add(new Change.Remove(service.name(), number(container), container.name(), container,
                        "scaled to " + expected.containers(), false));
            } else if (reason != null) {
                changes.add(new Change.Recreate(service.name(), number(container), name, container, reason));
            } else {
                // a replacement that still has the name it began with gets its own; any other name is left as it is
                String kept = ContainerNames.isTemporary(container.name(), name) ? name : container.name();
                changes.add(new Change.Keep(service.name(), number(container), kept, container));
            }
        }
        int next = 1 + candidates.stream().mapToInt(ServiceDiffer::number).max().orElse(0);
        changes.sort((one, other) -> Integer.compare(one.number(), other.number()));
        for (int i = candidates.size(); i < expected.containers(); i++, next++) {
            String name = ContainerNames.of(expected.project(), service, next);
            changes.add(new Change.Create(service.name(), next, name, "not found"));
        }
        changes.addAll(removals);
        return changes;
    }

    private static int byNumber(ObservedContainer one, ObservedContainer other) {
        int order = Integer.compare(number(one), number(other));
        return order != 0 ? order : one.name().compareTo(other.name());
    }

    /** A replacement that never got its name is dropped while the container that it should replace is there. */
    private static List<ObservedContainer> withoutLeftOvers(
            Expected expected, List<ObservedContainer> actual, List<Change> removals) {
        var byNumber = new TreeMap<Integer, List<ObservedContainer>>();
        for (ObservedContainer container : actual)
            byNumber.computeIfAbsent(number(container), none -> new ArrayList<>()).add(container);
        var candidates = new ArrayList<ObservedContainer>();
        for (Map.Entry<Integer, List<ObservedContainer>> entry : byNumber.entrySet()) {
            List<ObservedContainer> same = new ArrayList<>(entry.getValue());
            String name = ContainerNames.of(expected.project(), expected.service(), entry.getKey());
            same.sort((one, other) -> Boolean.compare(isLeftOver(one, name), isLeftOver(other, name)));
            Optional<ObservedContainer> holder = same.stream().findFirst();
            for (ObservedContainer container : same) {
                boolean surplus = holder.isPresent() && container != holder.get() && isLeftOver(container, name);
                if (!surplus) candidates.add(container);
                else removals.add(new Change.Remove(expected.service().name(), entry.getKey(), container.name(),
                        container, "left over from an interrupted recreation", true));
            }
        }
        return candidates;
    }

    private static boolean isLeftOver(ObservedContainer container, String name) {
        return container.labels().containsKey(ComposeLabels.REPLACE)
                && ContainerNames.isTemporary(container.name(), name);
    }

    private static int number(ObservedContainer container) {
        return container.number().orElse(0);
    }
}
