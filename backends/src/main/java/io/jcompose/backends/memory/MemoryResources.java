package io.jcompose.backends.memory;

import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.plan.PodSpec;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedPod;
import io.jcompose.planner.state.ObservedVolume;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Networks, volumes, images and pods of the engine in memory. Callers hold the engine's lock. */
final class MemoryResources {
    private static final String IN_USE = "Resource is still in use";

    final Map<String, ObservedNetwork> networks = new TreeMap<>();
    final Map<String, ObservedVolume> volumes = new TreeMap<>();
    final Map<String, ObservedImage> images = new TreeMap<>();
    final Map<String, ObservedPod> pods = new TreeMap<>();
    private final MemoryEngine engine;

    MemoryResources(MemoryEngine engine) {
        this.engine = engine;
    }

    Performed createNetwork(String name, String driver, Map<String, String> labels) {
        if (networks
                .containsKey(name)) throw MemoryEngine.refused(409, "network with name " + name + " already exists");
        String id = engine.newId();
        networks.put(name, new ObservedNetwork(id, name, driver, labels));
        return Performed.created(id);
    }

    void requireNetwork(String name) {
        if (!networks.containsKey(name) && !name.equals("bridge") && !name.equals("host")
                && !name.equals("none")) throw MemoryEngine.refused(404, "network " + name + " not found");
    }

    Performed removeNetwork(String name) {
        boolean used = engine.containers.values().stream()
                .anyMatch(container -> container.networks.contains(name) && container.running());
        if (used) return Performed.noted(IN_USE);
        if (networks.remove(name) == null) return Performed.DONE;
        for (MemoryContainer container : engine.containers.values()) container.networks.remove(name);
        return Performed.DONE;
    }

    Performed connect(String network, String container) {
        requireNetwork(network);
        MemoryContainer target = engine.container(container);
        if (!target.networks.add(network)) throw MemoryEngine.refused(403,
                "endpoint with name " + container + " already exists in network " + network);
        return Performed.DONE;
    }

    Performed disconnect(String network, String container) {
        MemoryContainer target = engine.containers.get(container);
        if (target != null) target.networks.remove(network);
        return Performed.DONE;
    }

    Performed createVolume(String name, String driver, Map<String, String> labels) {
        volumes.putIfAbsent(name, new ObservedVolume(name, driver, "/memory/" + name, labels));
        return Performed.created(name);
    }

    /** A mount of an unknown volume makes it, as Docker does. */
    void ensureVolume(String name) {
        volumes.putIfAbsent(name, new ObservedVolume(name, "local", "/memory/" + name, Map.of()));
    }

    Performed removeVolume(String name) {
        if (engine.volumeInUse(name)) return Performed.noted(IN_USE);
        volumes.remove(name);
        return Performed.DONE;
    }

    /** Removes a volume that nobody named and nobody else uses, together with its container. */
    void removeAnonymous(String name) {
        ObservedVolume volume = volumes.get(name);
        boolean anonymous = name.length() == 64 && volume != null && volume.labels().isEmpty();
        if (anonymous && !engine.volumeInUse(name)) volumes.remove(name);
    }

    /** Brings an image; a repeated pull finds the same one, a repeated build makes another. */
    Performed bringImage(String reference, boolean built) {
        ObservedImage image = images.get(reference);
        if (image == null || built) {
            image = ObservedImage.of(reference, "sha256:" + engine.newId(), "linux/amd64");
            images.put(reference, image);
        }
        return Performed.created(image.id());
    }

    Performed removeImage(String name) {
        String reference = images.containsKey(name) || !name.endsWith(":latest") ? name
                : name.substring(0, name.length() - ":latest".length());
        ObservedImage image = images.get(reference);
        if (image == null) return Performed.noted("Warning: No resource found to remove");
        if (engine.imageInUse(image.id())) return Performed.noted(IN_USE);
        images.remove(reference);
        return Performed.DONE;
    }

    Performed createPod(PodSpec spec) {
        if (pods.containsKey(
                spec.name())) throw MemoryEngine.refused(409, "pod already exists: name " + spec.name() + " is in use");
        String id = engine.newId();
        pods.put(spec.name(),
                new ObservedPod(id, spec.name(), "Created", spec.infra() ? engine.newId() : "", spec.labels()));
        return Performed.created(id);
    }

    void requirePod(String name) {
        if (!pods.containsKey(name)) throw MemoryEngine.refused(404, "no such pod " + name);
    }

    Performed removePod(String name) {
        boolean used = engine.containers.values().stream()
                .anyMatch(container -> container.pod.equals(Optional.of(name)));
        if (used) return Performed.noted(IN_USE);
        pods.remove(name);
        return Performed.DONE;
    }
}
