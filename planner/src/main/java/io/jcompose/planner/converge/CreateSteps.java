package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.lower.ContainerLowering;
import io.jcompose.planner.lower.ContainerNames;
import io.jcompose.planner.lower.LinkNames;
import io.jcompose.planner.lower.SharedParts;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps that create containers: new ones under their names, replacements under temporary ones. */
final class CreateSteps {
    private final Scene scene;
    private final Ledger ledger;
    private final ChangeSet changes;
    private final ContainerLowering lowering;
    private final Optional<String> projectPod;

    CreateSteps(Scene scene, Ledger ledger, ChangeSet changes, ContainerLowering lowering, Optional<String> pod) {
        this.scene = scene;
        this.ledger = ledger;
        this.changes = changes;
        this.lowering = lowering;
        projectPod = pod;
    }

    void add() {
        for (ServiceName name : scene.graph.reverseOrder()) {
            for (Change change : changes.of(name))
                if (change instanceof Change.Remove remove && remove.leftOver()) dropLeftOver(remove);
        }
        for (ServiceName name : scene.graph.order()) {
            Service service = scene.service(name);
            for (Change change : changes.of(name)) {
                switch (change) {
                    case Change.Remove remove -> {
                    }
                    case Change.Create create ->
                            create(service, create.number(), create.name(), Optional.empty(), create.reason());
                    case Change.Recreate recreate -> create(service, recreate.number(), recreate.name(),
                            Optional.of(recreate.old()), recreate.reason());
                    case Change.Keep keep -> {
                    }
                }
            }
        }
        gate();
    }

    private void dropLeftOver(Change.Remove remove) {
        if (ledger.removed.containsKey(remove.old().name())) return;
        var after = new ArrayList<StepId>(); // those that may live in its namespaces go first
        for (ServiceName dependant : scene.graph.dependants(remove.service())) {
            for (ObservedContainer container : scene.actual(dependant)) {
                StepId removed = ledger.removed.get(container.name());
                if (removed != null) after.add(removed);
            }
        }
        StepId stopped = EndSteps.stop(
                scene.plan, remove.old(), null, scene.options.stopTimeout(), remove.reason(), after);
        ledger.removed.put(remove.old().name(), scene.plan.add(new Operation.RemoveContainer(
                remove.old().resource(), false), remove.reason(),
                List.of(stopped)));
    }

    private void create(
            Service service, int number, String name, Optional<ObservedContainer> old, String reason) {
        boolean inPlace = old.isEmpty() || ledger.removed.containsKey(old.get().name());
        String temporary = old.isEmpty() ? name : ContainerNames.temporary(old.get().id(), name);
        String createdAs = inPlace ? name : temporary;
        var references = new ArrayList<NamespaceReference>();
        var after = prerequisites(service);
        for (NamespaceReference reference : changes.shared(service.name())) {
            StepId created = ledger.created.get(reference.container());
            if (created != null) after.add(created);
            references.add(new NamespaceReference(reference.part(),
                    ledger.createdAs.getOrDefault(reference.container(), reference.container()), reference.text()));
        }
        for (String named : SharedParts.containersByName(service)) {
            StepId created = ledger.created.get(named);
            if (created != null) after.add(created);
        }
        old.ifPresent(container -> {
            StepId removed = ledger.removed.get(container.name());
            if (removed != null) after.add(removed);
        });
        for (ObservedContainer other : scene.actual(service.name())) { // a left-over may hold the temporary name
            StepId removed = ledger.removed.get(other.name());
            if (removed != null && other.name().equals(createdAs)) after.add(removed);
        }
        ContainerSpec spec = lowering.spec(service, new ContainerLowering.Place(
                createdAs, number, scene.options.renewVolumes() ? Optional.empty() : old, old.isPresent(),
                pod(service), links(service, number, after), references, changes.ids(),
                !ledger.images.containsKey(service.imageReference(scene.project))));
        StepId step = scene.plan.add(
                new Operation.CreateContainer(ResourceId.container(createdAs), spec), reason, after);
        ledger.created.put(name, step);
        ledger.createdAs.put(name, createdAs);
        if (inPlace) ledger.ready(name, step);
    }

    private List<StepId> prerequisites(Service service) {
        var after = new ArrayList<>(ledger.pods);
        for (ContainerSpec.Attachment attachment : lowering.attachments(service, 1)) {
            StepId network = ledger.networks.get(attachment.network());
            if (network != null) after.add(network);
        }
        for (Mount mount : service.storage().volumes()) {
            Volume volume = mount instanceof Mount.Volume ? scene.project.volumes().get(mount.source()) : null;
            StepId made = volume == null ? null : ledger.volumes.get(volume.name());
            if (made != null) after.add(made);
            StepId pulled = mount instanceof Mount.Image ? ledger.images.get(mount.source()) : null;
            if (pulled != null) after.add(pulled);
        }
        for (ServiceName dependency : scene.graph.dependencies(service.name())) {
            StepId provided = ledger.provided.get(ResourceId.service(dependency.value()));
            if (provided != null) after.add(provided);
        }
        for (String model : service.models().keySet()) {
            StepId served = ledger.provided.get(ResourceId.model(model));
            if (served != null) after.add(served);
        }
        StepId image = ledger.images.get(service.imageReference(scene.project));
        if (image != null) after.add(image);
        return after;
    }

    /** Containers that share a namespace must be in the same pod, or none of them in any. */
    private Optional<String> pod(Service service) {
        if (projectPod.isEmpty()) return projectPod;
        for (NamespaceReference reference : changes.shared(service.name())) {
            if (reference.part().equals("volumes_from")) continue;
            for (ObservedContainer container : scene.observed.containers())
                if (container.id().equals(changes.ids().get(reference.container()))) return container.pod();
        }
        return projectPod;
    }

    private List<String> links(Service service, int number, List<StepId> after) {
        var links = new ArrayList<String>();
        for (String link : service.networking().links()) {
            int colon = link.indexOf(':');
            var target = new ServiceName(colon < 0 ? link : link.substring(0, colon));
            String alias = colon < 0 ? link : link.substring(colon + 1);
            for (String container : containers(target)) {
                links.addAll(LinkNames.of(scene.project, container, target, alias, number));
                StepId created = ledger.created.get(container);
                if (created != null) after.add(created);
            }
        }
        for (String link : service.networking().externalLinks())
            links.add(link.indexOf(':') < 0 ? link + ":" + link : link);
        return links;
    }

    private List<String> containers(ServiceName service) {
        var names = new ArrayList<String>();
        if (scene.project.services().containsKey(service)) {
            for (Change change : changes.of(service))
                if (!(change instanceof Change.Remove)) names.add(change.name());
        } else {
            for (ObservedContainer container : scene.actual(service)) names.add(container.name());
        }
        return names;
    }

    /** Whatever can be refused is made before anything that runs is touched, and before anything is started. */
    private void gate() {
        var made = new ArrayList<>(ledger.created.values());
        made.addAll(ledger.orphans);
        if (made.size() > 1 && (scene.options.start() || touchesWhatRuns())) {
            ledger.gate.add(scene.plan.add(
                    new Operation.Join(ResourceId.project(scene.project.name()), "all containers"),
                    "nothing starts unless all can be created", made));
        } else {
            ledger.gate.addAll(made);
        }
    }

    private boolean touchesWhatRuns() {
        for (ServiceName name : scene.graph.order()) {
            for (Change change : changes.of(name))
                if (change instanceof Change.Recreate || change instanceof Change.Remove) return true;
        }
        return false;
    }
}
