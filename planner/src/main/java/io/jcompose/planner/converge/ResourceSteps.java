package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.diff.ResourceDiffer;
import io.jcompose.planner.diff.ResourceDiffer.Verdict;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PlanOptions.Orphans;
import io.jcompose.planner.plan.PodSpec;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Steps for networks, volumes and pods, and for the containers that are in their way. */
final class ResourceSteps {
    private final Scene scene;
    private final Ledger ledger;
    private final Map<String, Verdict> networks = new TreeMap<>();
    private final Map<String, Verdict> volumes = new TreeMap<>();

    /** Compares networks and volumes; adds no steps yet. */
    ResourceSteps(Scene scene, Ledger ledger) {
        this.scene = scene;
        this.ledger = ledger;
        var differ = new ResourceDiffer(scene.project, scene.observed, scene.plan::warn);
        for (Network network : scene.project.networks().values()) {
            Verdict verdict = differ.network(network);
            networks.put(network.key(), verdict);
            if (verdict == Verdict.DIFFERENT) ledger.remadeNetworks.add(network.name());
        }
        for (Volume volume : scene.project.volumes().values()) {
            Verdict verdict = differ.volume(volume, scene.options.keptVolumes());
            volumes.put(volume.key(), verdict);
            if (verdict == Verdict.DIFFERENT) ledger.remadeVolumes.add(volume.key());
        }
    }

    /** Adds steps that remove containers without a service, or a warning about them. */
    void orphans() {
        if (scene.options.orphans() == Orphans.IGNORE) return;
        var names = new ArrayList<String>();
        for (ObservedContainer container : scene.observed.containers()) {
            if (!isOrphan(container)) continue;
            names.add(container.name());
            if (scene.options.orphans() != Orphans.REMOVE) continue;
            String reason = container.oneOff() ? "one-off container that has ended"
                    : "no service " + container.service() + " in the project";
            StepId stopped = EndSteps.stop(scene.plan, container, null, Optional.empty(), reason, List.of());
            ledger.orphans.add(scene.plan.add(new Operation.RemoveContainer(container.resource(), false), reason,
                    List.of(stopped)));
        }
        if (!names.isEmpty() && scene.options.orphans() == Orphans.WARN) {
            scene.plan.warn("Found orphan containers ([" + String.join(" ", names) + "]) for this project. If you "
                    + "removed or renamed this service in your compose file, you can run this command with the "
                    + "--remove-orphans flag to clean it up.");
        }
    }

    private boolean isOrphan(ObservedContainer container) {
        if (container.configHash().isEmpty()) return false;
        if (container.oneOff()) return container.state() == ContainerState.EXITED
                || container.state() == ContainerState.DEAD;
        if (container.service().isEmpty()) return true;
        var service = new ServiceName(container.service());
        return !scene.project.services().containsKey(service) && !scene.project.disabledServices().containsKey(service);
    }

    /** Adds the steps that stop containers because a network or a volume of theirs is made anew. */
    void clearTheWay(ChangeSet changes) {
        if (ledger.remadeNetworks.isEmpty() && ledger.remadeVolumes.isEmpty()) return;
        for (ServiceName name : scene.graph.reverseOrder()) {
            Service service = scene.service(name);
            for (ObservedContainer container : scene.actual(name)) {
                var attached = new TreeSet<>(container.networks().keySet());
                attached.retainAll(ledger.remadeNetworks);
                boolean removed = changes.removedFirst(container);
                if (attached.isEmpty() && !removed) continue;
                var after = new ArrayList<StepId>(ledger.orphans);
                for (ServiceName dependant : scene.graph.dependants(name))
                    for (ObservedContainer other : scene.actual(dependant)) {
                        StepId stop = ledger.stopped.get(other.name());
                        if (stop != null) after.add(stop);
                    }
                String reason = removed ? "its volume is made anew" : "its network is made anew";
                StepId stop = EndSteps.stop(scene.plan, container, service, scene.options.stopTimeout(), reason, after);
                ledger.stopped.put(container.name(), stop);
                if (!removed) continue;
                ledger.removed.put(container.name(), scene.plan.add(
                        new Operation.RemoveContainer(container.resource(), false), reason,
                        List.of(stop)));
            }
        }
    }

    /** Adds the steps that make networks. */
    void networks() {
        networks.forEach((key, verdict) -> {
            Network network = network(key);
            ResourceId target = ResourceId.network(network.name());
            switch (verdict) {
                case EXTERNAL -> scene.plan.keep(target, "external");
                case SAME -> scene.plan.keep(target, "exists");
                case MISSING -> create(network, "not found", ledger.orphans);
                case DIFFERENT -> create(network, "configuration differs", List.of(scene.plan.add(
                        new Operation.RemoveNetwork(target), "configuration differs", detached(network))));
            }
        });
    }

    private void create(Network network, String reason, List<StepId> after) {
        var labels = new TreeMap<>(network.labels());
        labels.put(ComposeLabels.PROJECT, scene.project.name());
        labels.put(ComposeLabels.NETWORK, network.key());
        labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(network));
        ledger.networks.put(network.name(), scene.plan.add(new Operation.CreateNetwork(
                ResourceId.network(network.name()), network, labels), reason, after));
    }

    private List<StepId> detached(Network network) {
        var after = new ArrayList<>(ledger.orphans);
        for (ServiceName name : scene.graph.order()) {
            for (ObservedContainer container : scene.actual(name)) {
                if (!container.networks().containsKey(network.name())) continue;
                StepId removed = ledger.removed.get(container.name());
                if (removed != null) {
                    after.add(removed);
                    continue;
                }
                StepId stopped = ledger.stopped.get(container.name());
                after.add(scene.plan.add(new Operation.DisconnectNetwork(
                        ResourceId.network(network.name()), container.resource()), "the network is made anew",
                        stopped == null ? List.of() : List.of(stopped)));
            }
        }
        return after;
    }

    /** Adds the steps that attach containers that stay to networks that were made anew. */
    void reattach(ChangeSet changes, ContainerAttachments attachments) {
        for (ServiceName name : scene.graph.order()) {
            for (Change change : changes.of(name)) {
                if (!(change instanceof Change.Keep keep)) continue;
                for (String network : new TreeSet<>(keep.container().networks().keySet())) {
                    StepId made = ledger.networks.get(network);
                    if (made == null || !ledger.remadeNetworks.contains(network)) continue;
                    attachments.of(scene.service(name), keep.number(), network).ifPresent(attachment -> ledger.ready(
                            keep.name(), scene.plan.add(new Operation.ConnectNetwork(ResourceId.network(network),
                                    keep.container().resource(), attachment.settings(), attachment.aliases()),
                                    "the network was made anew", List.of(made))));
                }
            }
        }
    }

    /** Adds the steps that make volumes. */
    void volumes() {
        volumes.forEach((key, verdict) -> {
            Volume volume = volume(key);
            ResourceId target = ResourceId.volume(volume.name());
            switch (verdict) {
                case EXTERNAL -> scene.plan.keep(target, "external");
                case SAME -> scene.plan.keep(target, "exists");
                case MISSING -> create(volume, "not found", List.of());
                case DIFFERENT -> create(volume, "configuration differs", List.of(scene.plan.ask(
                        new Operation.RemoveVolume(target), "configuration differs", unmounted(key),
                        "Volume \"" + volume.name() + "\" exists but doesn't match configuration in compose file. "
                                + "Recreate (data will be lost)?")));
            }
        });
    }

    private void create(Volume volume, String reason, List<StepId> after) {
        var labels = new TreeMap<>(volume.labels());
        labels.put(ComposeLabels.PROJECT, scene.project.name());
        labels.put(ComposeLabels.VOLUME, volume.key());
        labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(volume));
        ledger.volumes.put(volume.name(), scene.plan.add(new Operation.CreateVolume(
                ResourceId.volume(volume.name()), volume, labels), reason, after));
    }

    private List<StepId> unmounted(String key) {
        var after = new ArrayList<StepId>();
        for (Service service : scene.project.services().values()) {
            boolean mounts = service.storage().volumes().stream()
                    .anyMatch(mount -> mount instanceof Mount.Volume && mount.source().equals(key));
            if (!mounts) continue;
            for (ObservedContainer container : scene.actual(service.name())) {
                StepId removed = ledger.removed.get(container.name());
                if (removed != null) after.add(removed);
            }
        }
        return after;
    }

    /** Adds the step that makes the project's pod, when a container is going to join it. */
    Optional<String> pod(boolean creates) {
        switch (scene.topology) {
            case CONTAINERS:
                return Optional.empty();
            case PROJECT_POD:
                break;
            case REPLICA_PODS, SHARED_POD:
                throw Scene.refused("the pod layout " + scene.topology + " is not supported yet");
        }
        String name = "pod_" + scene.project.name();
        if (!creates || scene.observed.pods().containsKey(name)) return Optional.of(name);
        var spec = new PodSpec(name, false, Map.of(ComposeLabels.PROJECT, scene.project.name()));
        ledger.pods.add(scene.plan.add(new Operation.CreatePod(ResourceId.pod(name), spec), "not found", List.of()));
        return Optional.of(name);
    }

    private Network network(String key) {
        Network network = scene.project.networks().get(key);
        if (network == null) throw Scene.refused("no network " + key);
        return network;
    }

    private Volume volume(String key) {
        Volume volume = scene.project.volumes().get(key);
        if (volume == null) throw Scene.refused("no volume " + key);
        return volume;
    }
}
