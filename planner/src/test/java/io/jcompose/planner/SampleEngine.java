package io.jcompose.planner;

import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.Endpoint;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import io.jcompose.planner.state.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Applies the creations of a first plan by hand, so that a second plan has something to look at. */
public final class SampleEngine {
    private final String project;
    private final Map<String, ObservedContainer> containers = new TreeMap<>();
    private final Map<String, ObservedNetwork> networks = new HashMap<>();
    private final Map<String, ObservedVolume> volumes = new HashMap<>();
    private final Map<String, ObservedImage> images = new HashMap<>();

    public SampleEngine(String project) {
        this.project = project;
        image("busybox:test", "sha256:1111");
    }

    public SampleEngine image(String reference, String id) {
        images.put(reference, ObservedImage.of(reference, id, "linux/amd64"));
        return this;
    }

    public SampleEngine network(String name, Map<String, String> labels) {
        networks.put(name, new ObservedNetwork("id-" + name, name, "bridge", labels));
        return this;
    }

    /** Creates what a first plan creates, everything running. */
    public SampleEngine after(Plan plan) {
        var ids = new HashMap<ResourceId, String>();
        for (Step step : plan.steps()) {
            switch (step.operation()) {
                case Operation.CreateNetwork create -> network(create.target().name(), create.labels());
                case Operation.CreateVolume create -> volumes.put(create.target().name(),
                        new ObservedVolume(create.target().name(), "local", "/", create.labels()));
                case Operation.CreateContainer create -> {
                    ContainerSpec spec = create.spec().bind(resource -> Optional.ofNullable(ids.get(resource)));
                    ObservedContainer container = container(spec, containers.size() + 1);
                    containers.put(container.name(), container);
                    ids.put(container.resource(), container.id());
                }
                default -> {
                }
            }
        }
        return this;
    }

    private ObservedContainer container(ContainerSpec spec, int serial) {
        var endpoints = new HashMap<String, Endpoint>();
        for (ContainerSpec.Attachment attachment : spec.networks())
            endpoints.put(attachment.network(), new Endpoint("id-" + attachment.network(), "10.0.0." + serial));
        var mounts = new ArrayList<ObservedMount>();
        spec.service().storage().volumes().forEach(mount -> mounts.add(new ObservedMount("volume",
                mount.source().isEmpty() ? "anonymous" + serial : mount.source(), "", mount.target(), false)));
        String id = "%012d%052d".formatted(serial, serial);
        return new ObservedContainer(id, spec.name(), ContainerState.RUNNING, Health.NONE, 0, spec.image(),
                images.get(spec.image()) == null ? "" : images.get(spec.image()).id(), spec.labels(), endpoints,
                mounts, List.of(), "", Instant.EPOCH, "Up", Optional.empty());
    }

    /** Changes a container. */
    public SampleEngine change(String name, UnaryOperator<ObservedContainer> change) {
        ObservedContainer changed = change.apply(containers.remove(name));
        containers.put(changed.name(), changed);
        return this;
    }

    public SampleEngine remove(String name) {
        containers.remove(name);
        return this;
    }

    public ObservedState state() {
        return new ObservedState(project, List.copyOf(containers.values()), networks, volumes, images, Map.of());
    }

    public static UnaryOperator<ObservedContainer> in(ContainerState state, int exitCode) {
        return old -> new ObservedContainer(old.id(), old.name(), state, old.health(), exitCode, old.image(),
                old.imageId(), old.labels(), old.networks(), old.mounts(), old.ports(), old.command(), old.created(),
                old.status(), old.pod());
    }

    public static UnaryOperator<ObservedContainer> health(Health health) {
        return old -> new ObservedContainer(old.id(), old.name(), old.state(), health, old.exitCode(), old.image(),
                old.imageId(), old.labels(), old.networks(), old.mounts(), old.ports(), old.command(), old.created(),
                old.status(), old.pod());
    }

    public static UnaryOperator<ObservedContainer> named(String name) {
        return old -> new ObservedContainer(old.id(), name, old.state(), old.health(), old.exitCode(), old.image(),
                old.imageId(), old.labels(), old.networks(), old.mounts(), old.ports(), old.command(), old.created(),
                old.status(), old.pod());
    }

    public static UnaryOperator<ObservedContainer> label(String key, String value) {
        return old -> {
            var labels = new TreeMap<>(old.labels());
            if (value.isEmpty()) labels.remove(key);
            else labels.put(key, value);
            return new ObservedContainer(old.id(), old.name(), old.state(), old.health(), old.exitCode(), old.image(),
                    old.imageId(), labels, old.networks(), old.mounts(), old.ports(), old.command(), old.created(),
                    old.status(), old.pod());
        };
    }

    public static UnaryOperator<ObservedContainer> attachedTo(String... networks) {
        return old -> {
            var endpoints = new HashMap<String, Endpoint>();
            for (String network : networks) endpoints.put(network, new Endpoint("id-" + network, ""));
            return new ObservedContainer(old.id(), old.name(), old.state(), old.health(), old.exitCode(), old.image(),
                    old.imageId(), old.labels(), endpoints, old.mounts(), old.ports(), old.command(), old.created(),
                    old.status(), old.pod());
        };
    }
}
