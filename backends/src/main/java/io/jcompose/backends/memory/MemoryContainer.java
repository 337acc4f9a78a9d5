package io.jcompose.backends.memory;

import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.Endpoint;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A container of the engine in memory. Mutable; only touched under the engine's lock. */
final class MemoryContainer {
    final String id;
    String name;
    ContainerState state = ContainerState.CREATED;
    Health health = Health.NONE;
    int exitCode;
    String image;
    String imageId;
    Map<String, String> labels;
    final TreeSet<String> networks = new TreeSet<>();
    final List<ObservedMount> mounts = new ArrayList<>();
    final List<ObservedPort> ports = new ArrayList<>();
    final Map<String, InjectedFile> files = new TreeMap<>();
    final List<LogLine> output = new ArrayList<>();
    Optional<String> pod;
    final Instant created;
    int starts;
    Instant started = Instant.EPOCH;
    Instant finished = Instant.EPOCH;
    /** What it was created from; absent on containers that were there before. */
    final @Nullable ContainerSpec spec;

    /** A line of output. */
    record LogLine(String text, boolean error) {}

    MemoryContainer(String id, ContainerSpec spec, String imageId, Instant created) {
        this.id = id;
        this.spec = spec;
        name = spec.name();
        image = spec.image();
        this.imageId = imageId;
        labels = spec.labels();
        pod = spec.pod();
        this.created = created;
        for (ContainerSpec.Attachment attachment : spec.networks()) networks.add(attachment.network());
        for (PortMapping port : spec.service().networking().ports()) {
            if (spec.publish()) ports.add(new ObservedPort("0.0.0.0", port.target(), published(port), protocol(port)));
        }
    }

    MemoryContainer(ObservedContainer observed) {
        id = observed.id();
        spec = null;
        name = observed.name();
        image = observed.image();
        imageId = observed.imageId();
        labels = observed.labels();
        pod = observed.pod();
        created = observed.created();
        state = observed.state();
        health = observed.health();
        exitCode = observed.exitCode();
        networks.addAll(observed.networks().keySet());
        mounts.addAll(observed.mounts());
        ports.addAll(observed.ports());
    }

    boolean running() {
        return state == ContainerState.RUNNING || state == ContainerState.PAUSED
                || state == ContainerState.RESTARTING;
    }

    /** Returns the check that runs in it, absent for none. */
    Optional<Healthcheck> healthcheck() {
        if (spec == null) return Optional.empty();
        return spec.service().lifecycle().healthcheck().filter(check -> !check.off() && !check.test().isEmpty());
    }

    /** Mounts what the specification asks for; anonymous volumes get a name of their own. */
    void mount(ContainerSpec from, java.util.function.Supplier<String> anonymousName) {
        var byTarget = new LinkedHashMap<String, ObservedMount>();
        for (ContainerSpec.InheritedVolume volume : from.inherited()) {
            byTarget.put(volume.target(), new ObservedMount("volume", volume.volume(), "", volume.target(), false));
        }
        for (Mount mount : from.service().storage().volumes()) {
            if (mount instanceof Mount.Volume volume) {
                if (volume.source().isEmpty() && byTarget.containsKey(volume.target())) continue;
                String volumeName = volume.source().isEmpty() ? anonymousName.get() : volume.source();
                byTarget.put(volume.target(),
                        new ObservedMount("volume", volumeName, "", volume.target(), volume.readOnly()));
            } else {
                String type = mount instanceof Mount.Bind ? "bind" : mount instanceof Mount.Tmpfs ? "tmpfs" : "image";
                byTarget.put(mount.target(),
                        new ObservedMount(type, "", mount.source(), mount.target(), mount.readOnly()));
            }
        }
        for (ContainerSpec.FileBind bind : from.binds()) {
            byTarget.putIfAbsent(bind.target(), new ObservedMount("bind", "", bind.source(), bind.target(), true));
        }
        mounts.addAll(byTarget.values());
    }

    ObservedContainer observe(Map<String, String> networkIds) {
        var endpoints = new TreeMap<String, Endpoint>();
        for (String network : networks)
            endpoints.put(network, new Endpoint(networkIds.getOrDefault(network, ""), running() ? "10.0.0.1" : ""));
        return new ObservedContainer(id, name, state, health, exitCode, image, imageId, labels, endpoints, mounts,
                ports, command(), created, status(), pod);
    }

    /** Returns a close look at it. */
    Sighting look() {
        String policy = spec == null || spec.oneOff() ? ""
                : spec.service().lifecycle().restart().map(RestartPolicy::text).orElse("");
        return new Sighting(id, name, labels, state, health, started, finished, exitCode, RestartPolicy.parse(policy),
                0, healthcheck().isPresent(), "");
    }

    private String command() {
        return spec == null ? "" : String.join(" ", spec.service().process().command().orElse(List.of()));
    }

    private String status() {
        return switch (state) {
            case CREATED -> "Created";
            case EXITED -> "Exited (" + exitCode + ")";
            case PAUSED -> "Up (Paused)";
            case RUNNING -> health == Health.NONE ? "Up" : "Up (" + health.word() + ")";
            case RESTARTING -> "Restarting (" + exitCode + ")";
            case REMOVING -> "Removal In Progress";
            case DEAD -> "Dead";
        };
    }

    private static int published(PortMapping port) {
        String text = port.published().orElse("0");
        int dash = text.indexOf('-');
        return Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    }

    private static String protocol(PortMapping port) {
        return port.protocol().isEmpty() ? "tcp" : port.protocol();
    }
}
