package io.jcompose.backends.podman.observe;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.runtime.Pause;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedPod;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what Podman holds of a project. */
public final class PodmanObserver {
    private static final int LOOKS = 20;
    private static final Duration LOOK = Duration.ofMillis(25);

    private final LibpodApi api;
    private final InstantSource clock;

    public PodmanObserver(LibpodApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Returns what the engine holds; every list is asked for before the first one is read. */
    public ObservedState observe(ObservationScope scope) {
        // the first call also starts a service that does not run yet
        api.version();
        String project = scope.project();
        var requests = new ArrayList<EngineRequest>();
        requests.add(LibpodCall.to("containers", "json").with("all", true)
                .withLabel(ComposeLabels.PROJECT, project).get());
        requests.add(LibpodCall.docker("containers", "json").with("all", true)
                .withLabel(ComposeLabels.PROJECT, project).get());
        requests.add(LibpodCall.to("pods", "json").withLabel(ComposeLabels.PROJECT, project).get());
        requests.add(LibpodCall.to("networks", "json").get());
        requests.add(LibpodCall.to("volumes", "json").get());
        var references = List.copyOf(scope.images());
        for (String reference : references) requests.add(LibpodCall.to("images", reference, "json").get());
        List<JsonValue> answers = together(requests, 5);
        return new ObservedState(project,
                containers(list(answers.get(0)), list(answers.get(1)), list(answers.get(3))),
                networks(scope, list(answers.get(3))),
                volumes(scope, list(answers.get(4))),
                images(references, answers.subList(5, answers.size())),
                pods(list(answers.get(2))));
    }

    /** Returns containers that compose made, sorted by name. */
    public List<ObservedContainer> containers(ContainerQuery query) {
        api.version();
        String label = query.project().isPresent() ? ComposeLabels.PROJECT + "=" + query.project().get()
                : ComposeLabels.PROJECT;
        List<JsonValue> answers = together(List.of(
                LibpodCall.to("containers", "json").with("all", query.all()).withLabel(label).get(),
                LibpodCall.docker("containers", "json").with("all", query.all()).withLabel(label).get(),
                LibpodCall.to("networks", "json").get()), 3);
        return containers(list(answers.get(0)), list(answers.get(1)), list(answers.get(2)));
    }

    /**
     * Reads lists, which the first requests ask for, and more. Podman looks at what it lists one after the other, and
     * refuses the whole list when one of them is removed meanwhile (4.3.1): then they are read again.
     */
    private List<JsonValue> together(List<EngineRequest> requests, int lists) {
        for (int look = 1; look < LOOKS; look++) {
            try {
                List<JsonValue> answers = api.together(requests);
                if (!answers.subList(0, lists).contains(JsonValue.NULL)) return answers;
            } catch (EngineException refused) {
                if (!refused.engineMessage().contains("no such ")) throw refused;
            }
            Pause.of(LOOK);
        }
        return api.together(requests);
    }

    /** Returns one container by name or id; empty when there is none. */
    public Optional<JsonValue.Obj> inspect(String container) {
        return api.find(LibpodCall.to("containers", container, "json").get());
    }

    private List<ObservedContainer> containers(List<JsonValue.Obj> entries, List<JsonValue.Obj> dockerForm,
            List<JsonValue.Obj> networks) {
        var networkIds = new HashMap<String, String>();
        for (JsonValue.Obj network : networks) networkIds.put(network.string("name"), network.string("id"));
        var reader = new ContainerReader(dockerForm, networkIds, clock.millis() / 1000);
        var containers = new ArrayList<ObservedContainer>(entries.size());
        for (JsonValue.Obj entry : entries) {
            if (entry.bool("IsInfra")) continue;
            String id = entry.string("Id");
            // made between the two lists, or left out of one because it was just being restarted
            if (!reader.knows(id)) inspect(id).ifPresent(reader::add);
            containers.add(reader.read(entry));
        }
        containers.sort((one, other) -> one.name().compareTo(other.name()));
        return containers;
    }

    private static Map<String, ObservedNetwork> networks(ObservationScope scope, List<JsonValue.Obj> entries) {
        var networks = new LinkedHashMap<String, ObservedNetwork>();
        for (JsonValue.Obj entry : entries) {
            String name = entry.string("name");
            Map<String, String> labels = entry.object("labels").strings();
            if (scope.networks().contains(name) || ours(scope, labels)) networks.put(name,
                    new ObservedNetwork(entry.string("id"), name, entry.string("driver"), labels));
        }
        // "host" and "none" are no networks here but modes, which are always there
        for (String mode : List.of("host", "none"))
            if (scope.networks()
                    .contains(mode)) networks.putIfAbsent(mode, new ObservedNetwork(mode, mode, mode, Map.of()));
        return networks;
    }

    private static Map<String, ObservedVolume> volumes(ObservationScope scope, List<JsonValue.Obj> entries) {
        var volumes = new LinkedHashMap<String, ObservedVolume>();
        for (JsonValue.Obj entry : entries) {
            String name = entry.string("Name");
            Map<String, String> labels = entry.object("Labels").strings();
            if (scope.volumes().contains(name) || ours(scope, labels)) volumes.put(name,
                    new ObservedVolume(name, entry.string("Driver"), entry.string("Mountpoint"), labels));
        }
        return volumes;
    }

    private static boolean ours(ObservationScope scope, Map<String, String> labels) {
        return scope.project().equals(labels.get(ComposeLabels.PROJECT));
    }

    private static Map<String, ObservedImage> images(List<String> references, List<JsonValue> answers) {
        var images = new LinkedHashMap<String, ObservedImage>();
        for (int i = 0; i < references.size(); i++) {
            if (!(answers.get(i) instanceof JsonValue.Obj image)) continue;
            String variant = image.string("Variant");
            String platform = image.string("Os") + "/" + image.string("Architecture")
                    + (variant.isEmpty() ? "" : "/" + variant);
            // Podman does not remember when a reference was tagged
            images.put(references.get(i), new ObservedImage(references.get(i),
                    ContainerReader.imageId(image.string("Id")), platform, Optional.empty(),
                    new LinkedHashSet<>(image.object("Config").object("Volumes").members().keySet())));
        }
        return images;
    }

    private static Map<String, ObservedPod> pods(List<JsonValue.Obj> entries) {
        var pods = new LinkedHashMap<String, ObservedPod>();
        for (JsonValue.Obj entry : entries) {
            String name = entry.string("Name");
            pods.put(name, new ObservedPod(entry.string("Id"), name, entry.string("Status"), entry.string("InfraId"),
                    entry.object("Labels").strings()));
        }
        return pods;
    }

    private static List<JsonValue.Obj> list(JsonValue answer) {
        if (answer instanceof JsonValue.Arr array) return array.objects();
        // null stands for an empty list
        if (answer instanceof JsonValue.Null) return List.of();
        throw EngineException.failed("the engine answered with something that is not a list");
    }
}
