package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.diff.Expected;
import io.jcompose.planner.diff.ServiceDiffer;
import io.jcompose.planner.lower.SharedParts;
import io.jcompose.planner.lower.SharedParts.SharedPart;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is to become of every container of every enabled service. */
final class ChangeSet {
    private final Scene scene;
    private final Ledger ledger;
    private final Map<ServiceName, List<Change>> changes = new TreeMap<>();
    /** Shared parts of a service, resolved to containers by their final names. */
    private final Map<ServiceName, List<NamespaceReference>> shared = new TreeMap<>();
    /** Ids of containers that stay, by final name. */
    private final Map<String, String> ids = new HashMap<>();
    /** Present names of containers that have to go before a volume can be made anew. */
    private final TreeSet<String> removedFirst = new TreeSet<>();

    private ChangeSet(Scene scene, Ledger ledger) {
        this.scene = scene;
        this.ledger = ledger;
    }

    /** Compares all services with what the engine holds. */
    static ChangeSet compare(Scene scene, Ledger ledger) {
        var set = new ChangeSet(scene, ledger);
        for (ServiceName name : scene.graph.order()) {
            Service service = scene.service(name);
            if (service.provider().isEmpty()) set.changes.put(name, set.changes(service));
        }
        return set;
    }

    /** Takes every container as it is. */
    static ChangeSet asObserved(Scene scene, Ledger ledger) {
        var set = new ChangeSet(scene, ledger);
        for (ServiceName name : scene.graph.order()) {
            var kept = new ArrayList<Change>();
            for (ObservedContainer container : scene.actual(name))
                kept.add(new Change.Keep(name, container.number().orElse(0), container.name(), container));
            set.changes.put(name, kept);
        }
        return set;
    }

    List<Change> of(ServiceName name) {
        return changes.getOrDefault(name, List.of());
    }

    List<NamespaceReference> shared(ServiceName name) {
        return shared.getOrDefault(name, List.of());
    }

    Map<String, String> ids() {
        return ids;
    }

    boolean removedFirst(ObservedContainer container) {
        return removedFirst.contains(container.name());
    }

    private List<Change> changes(Service service) {
        Optional<String> renewed = Optional.empty();
        Service hashed = SharedParts.hashed(service);
        var references = new ArrayList<NamespaceReference>();
        for (SharedPart part : SharedParts.of(service)) {
            String container = first(part);
            NamespaceReference reference = part.to(container);
            references.add(reference);
            String id = ids.get(container);
            if (id != null) hashed = reference.put(id, hashed, true);
            else renewed = Optional.of(part.part() + ": " + container + " is new");
        }
        shared.put(service.name(), references);
        var expected = new Expected(scene.project, service, hashed, renewed, service.replicas(), image(service),
                networks(service), ledger.remadeNetworks, volumes(service), strategy(service));
        List<Change> found = ServiceDiffer.diff(expected, scene.actual(service.name()));
        found = withRemadeVolumes(service, found);
        for (Change change : found)
            if (change instanceof Change.Keep keep) ids.put(keep.name(), keep.container().id());
        return found;
    }

    /** Returns the final name of the first container of the service that a part is shared with. */
    private String first(SharedPart part) {
        if (scene.graph.order().contains(part.with())) {
            for (Change change : of(part.with()))
                if (!(change instanceof Change.Remove)) return change.name();
        }
        Optional<ObservedContainer> outside = scene.actual(part.with()).stream()
                .min(Comparator.comparing(ObservedContainer::name));
        if (outside.isEmpty() || scene.project.services().containsKey(part.with())) throw Scene
                .refused("cannot share " + part.noun() + " with service " + part.with()
                        + ": container missing");
        ids.put(outside.get().name(), outside.get().id());
        return outside.get().name();
    }

    private Optional<String> image(Service service) {
        String reference = service.imageReference(scene.project);
        if (ledger.images.containsKey(reference)) return Optional.empty();
        ObservedImage image = scene.observed.images().get(reference);
        return Optional.of(image == null ? "" : image.id());
    }

    private Map<String, String> networks(Service service) {
        var networks = new TreeMap<String, String>();
        if (service.networking().networkMode().isPresent()) return networks;
        for (String key : service.networking().networks().keySet()) {
            Network network = scene.project.networks().get(key);
            if (network == null) continue;
            ObservedNetwork actual = scene.observed.networks().get(network.name());
            networks.put(network.name(), actual == null ? "" : actual.id());
        }
        return networks;
    }

    private TreeSet<String> volumes(Service service) {
        var names = new TreeSet<String>();
        for (Mount mount : service.storage().volumes()) {
            Volume volume = mount instanceof Mount.Volume ? scene.project.volumes().get(mount.source()) : null;
            if (volume != null) names.add(volume.name());
        }
        return names;
    }

    private PlanOptions.Recreate strategy(Service service) {
        boolean named = scene.options.services().isEmpty() || scene.options.services().contains(service.name());
        return named ? scene.options.recreate() : scene.options.dependencies();
    }

    /** A volume can only be made anew when no container mounts it, so these are replaced whatever else holds. */
    private List<Change> withRemadeVolumes(Service service, List<Change> found) {
        var remade = new TreeSet<String>();
        for (Mount mount : service.storage().volumes())
            if (mount instanceof Mount.Volume
                    && ledger.remadeVolumes.contains(mount.source())) remade.add(mount.source());
        if (remade.isEmpty()) return found;
        String reason = "volume " + String.join(", ", remade) + " is made anew";
        var replaced = new ArrayList<Change>();
        for (Change change : found) {
            switch (change) {
                case Change.Keep keep -> {
                    removedFirst.add(keep.container().name());
                    replaced.add(new Change.Recreate(
                            keep.service(), keep.number(), keep.name(), keep.container(), reason));
                }
                case Change.Recreate recreate -> {
                    removedFirst.add(recreate.old().name());
                    replaced.add(new Change.Recreate(recreate.service(), recreate.number(), recreate.name(),
                            recreate.old(), recreate.reason() + "; " + reason));
                }
                case Change.Remove remove -> {
                    removedFirst.add(remove.old().name());
                    replaced.add(remove);
                }
                case Change.Create create -> replaced.add(create);
            }
        }
        return replaced;
    }
}
