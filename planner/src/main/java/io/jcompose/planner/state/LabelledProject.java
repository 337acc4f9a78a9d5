package io.jcompose.planner.state;

import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Resources;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A project as the labels of its containers, networks and volumes tell it, for commands that run without a file. Its
 * services have a name, an image, a number of containers and dependencies, nothing else. Source: docker compose 2.40.3
 * rebuilds the same.
 */
public final class LabelledProject {
    private LabelledProject() {}

    /** Returns the project of everything that was observed; one-off containers make no service. */
    public static Project of(ObservedState observed) {
        var counts = new TreeMap<ServiceName, Integer>();
        var first = new TreeMap<ServiceName, ObservedContainer>();
        for (ObservedContainer container : observed.containers()) {
            if (container.oneOff() || container.configHash().isEmpty()) continue;
            String label = container.service();
            var name = new ServiceName(label.isEmpty() ? container.name() : label);
            counts.merge(name, 1, Integer::sum);
            first.putIfAbsent(name, container);
        }
        var services = new TreeMap<ServiceName, Service>();
        first.forEach((name, container) -> services.put(name, service(
                name, container.image(), dependencies(container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "")),
                counts.getOrDefault(name, 0))));
        return new Project(observed.project(), Path.of("/"), List.of(), List.of(), services, Map.of(),
                networks(observed), volumes(observed), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(),
                "-");
    }

    /**
     * Reads the label {@code depends_on}: {@code svc:condition:restart}, separated by commas. Older containers lack the
     * last parts; then the dependency counts as started, and as one to be restarted with.
     */
    public static Map<ServiceName, DependsOn> dependencies(String label) {
        var dependencies = new TreeMap<ServiceName, DependsOn>();
        int from = 0;
        while (from < label.length()) {
            int comma = label.indexOf(',', from);
            String entry = label.substring(from, comma < 0 ? label.length() : comma);
            from = comma < 0 ? label.length() : comma + 1;
            int colon = entry.indexOf(':');
            String name = colon < 0 ? entry : entry.substring(0, colon);
            if (name.isEmpty()) continue;
            String rest = colon < 0 ? "" : entry.substring(colon + 1);
            int second = rest.indexOf(':');
            String condition = second < 0 ? rest : rest.substring(0, second);
            boolean restart = second < 0 || rest.substring(second + 1).equals("true");
            dependencies.put(new ServiceName(name), new DependsOn(condition(condition), restart, false));
        }
        return dependencies;
    }

    private static Condition condition(String text) {
        for (Condition condition : Condition.values()) if (condition.text().equals(text)) return condition;
        return Condition.SERVICE_STARTED;
    }

    private static Map<String, Network> networks(ObservedState observed) {
        var networks = new TreeMap<String, Network>();
        for (ObservedNetwork network : observed.networks().values()) {
            if (!observed.project().equals(network.labels().get(ComposeLabels.PROJECT))) continue;
            String key = network.labels().getOrDefault(ComposeLabels.NETWORK, network.name());
            networks.put(key, new Network(key, network.name(), Optional.of(network.driver()), Map.of(),
                    Network.Ipam.DEFAULT, false, false, false, Map.of(), Optional.empty(), Optional.empty(), Map.of()));
        }
        return networks;
    }

    private static Map<String, Volume> volumes(ObservedState observed) {
        var volumes = new TreeMap<String, Volume>();
        for (ObservedVolume volume : observed.volumes().values()) {
            if (!observed.project().equals(volume.labels().get(ComposeLabels.PROJECT))) continue;
            String key = volume.labels().getOrDefault(ComposeLabels.VOLUME, volume.name());
            volumes.put(key, new Volume(key, volume.name(), Optional.of(volume.driver()), Map.of(), false, Map.of(),
                    Map.of()));
        }
        return volumes;
    }

    /** Returns a service that says nothing but this. */
    public static Service service(
            ServiceName name, String image, Map<ServiceName, DependsOn> dependsOn, int containers) {
        var process = new Process(Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty(), List.of(),
                Optional.empty(), false, false, Optional.empty(), Optional.empty(), Optional.empty());
        var networking = new Networking(Optional.empty(), Map.of(), List.of(), List.of(), List.of(), List.of(),
                Map.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        var storage = new Storage(List.of(), List.of(), List.of(), Optional.empty(), Map.of(), List.of(), List.of(),
                Optional.empty(), false);
        var resources = new Resources(0, OptionalDouble.empty(), 0, 0, 0, 0, OptionalDouble.empty(), Optional.empty(),
                0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                OptionalLong.empty(), false, 0, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
        var isolation = new Isolation(List.of(), List.of(), false, List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(),
                false);
        var lifecycle = new Lifecycle(dependsOn, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(),
                List.of(), Optional.empty(), OptionalInt.of(containers), Optional.empty());
        var metadata = new Metadata(Optional.empty(), Map.of(), List.of(), Map.of(), Optional.empty(), Optional.empty(),
                Map.of(), Optional.empty(), Optional.empty(), Map.of());
        return new Service(name, Optional.of(image), Optional.empty(), process, networking, storage, resources,
                isolation, lifecycle, metadata, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}
