package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps that stop and remove containers which are replaced or too many, and that stop those which restart together with
 * what they depend on. Dependants are stopped before what they depend on.
 */
final class StopSteps {
    private final Scene scene;
    private final Ledger ledger;
    private final ChangeSet changes;

    StopSteps(Scene scene, Ledger ledger, ChangeSet changes) {
        this.scene = scene;
        this.ledger = ledger;
        this.changes = changes;
    }

    void add() {
        for (ServiceName name : scene.graph.reverseOrder()) {
            Service service = scene.service(name);
            Optional<ServiceName> restartsWith = restartsWith(service);
            for (Change change : changes.of(name)) {
                switch (change) {
                    case Change.Recreate recreate -> replace(service, recreate);
                    case Change.Remove remove -> {
                        if (!remove.leftOver()) remove(service, remove.old(), false, remove.reason());
                    }
                    case Change.Keep keep -> {
                        restartsWith.ifPresent(
                                cause -> stop(service, keep.container(), cause + " is recreated"));
                        if (keep.misnamed()) rename(keep.container(), keep.name(), "was never given its name",
                                ledger.gate);
                    }
                    case Change.Create create -> {
                    }
                }
            }
        }
    }

    /** Returns a dependency that is recreated and asks this service to restart with it. */
    private Optional<ServiceName> restartsWith(Service service) {
        for (Map.Entry<ServiceName, DependsOn> entry : service.lifecycle().dependsOn().entrySet()) {
            if (!entry.getValue().restart()) continue;
            for (Change change : changes.of(entry.getKey()))
                if (change instanceof Change.Recreate) return Optional.of(entry.getKey());
        }
        return Optional.empty();
    }

    private void replace(Service service, Change.Recreate recreate) {
        String createdAs = ledger.createdAs.getOrDefault(recreate.name(), recreate.name());
        if (createdAs.equals(recreate.name())) return; // the old one is gone already, and this one has the name
        StepId created = ledger.created.get(recreate.name());
        String reason = created == null ? recreate.reason() : "replaced by " + created;
        StepId removed = remove(service, recreate.old(), true, reason);
        ledger.ready(recreate.name(), scene.plan.add(
                new Operation.RenameContainer(io.jcompose.planner.state.ResourceId.container(createdAs),
                        recreate.name()),
                "takes the place of the old one", List.of(removed)));
    }

    private void rename(ObservedContainer container, String name, String reason, List<StepId> after) {
        ledger.ready(name, scene.plan.add(
                new Operation.RenameContainer(container.resource(), name), reason, after));
    }

    private StepId remove(Service service, ObservedContainer old, boolean replaced, String reason) {
        StepId already = ledger.removed.get(old.name());
        if (already != null) return already;
        var after = new ArrayList<>(ledger.gate);
        if (!replaced || EndSteps.runs(old)) after.add(stop(service, old, reason));
        after.addAll(guestsRemoved(service.name()));
        StepId removed = scene.plan.add(new Operation.RemoveContainer(old.resource(), false), reason, after);
        ledger.removed.put(old.name(), removed);
        return removed;
    }

    /** A container whose namespaces others live in can only go after these: Podman insists on it. */
    private List<StepId> guestsRemoved(ServiceName host) {
        var removed = new ArrayList<StepId>();
        for (ServiceName guest : scene.graph.dependants(host)) {
            boolean shares = changes.shared(guest).stream().map(NamespaceReference::text)
                    .anyMatch(text -> text.equals("service:" + host));
            if (!shares) continue;
            for (ObservedContainer container : scene.actual(guest)) {
                StepId step = ledger.removed.get(container.name());
                if (step != null) removed.add(step);
            }
        }
        return removed;
    }

    private StepId stop(Service service, ObservedContainer container, String reason) {
        StepId already = ledger.stopped.get(container.name());
        if (already != null) return already;
        var after = new ArrayList<>(ledger.gate);
        for (ServiceName dependant : scene.graph.dependants(service.name())) {
            for (ObservedContainer other : scene.actual(dependant)) {
                StepId step = ledger.stopped.get(other.name());
                if (step != null) after.add(step);
            }
        }
        StepId stopped = EndSteps.stop(scene.plan, container, service, scene.options.stopTimeout(), reason, after);
        ledger.stopped.put(container.name(), stopped);
        return stopped;
    }
}
