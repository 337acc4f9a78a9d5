package io.jcompose.backends.docker;

import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.backends.transport.stream.EngineTime;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One look at an engine. All requests are under way at once on connections of their own, from the one calling thread: a
 * list of containers, two of networks, two of volumes, and one inspection per image.
 */
final class Observation {
    /** Inspections under way at once; more do not make an engine faster. */
    private static final int WINDOW = 10;

    private final DockerApi api;
    private final List<Exchange> underWay = new ArrayList<>();

    Observation(DockerApi api) {
        this.api = api;
    }

    List<ObservedContainer> containers(ContainerQuery query) {
        return ContainerSummaries.read(begin(list(query)).response().orRefuse().objects());
    }

    private String list(ContainerQuery query) {
        String project = query.project().map(name -> ComposeLabels.PROJECT + "=" + name)
                .orElse(ComposeLabels.PROJECT);
        return "/containers/json?" + (query.all() ? "all=1&" : "")
                + DockerApi.filters("label", List.of(ComposeLabels.CONFIG_HASH, project));
    }

    ObservedState observe(ObservationScope scope) {
        try {
            return read(scope);
        } catch (RuntimeException failed) {
            for (Exchange exchange : underWay) exchange.cancel();
            throw failed;
        }
    }

    private ObservedState read(ObservationScope scope) {
        String ofProject = DockerApi.filters("label", List.of(ComposeLabels.PROJECT + "=" + scope.project()));
        Exchange containers = begin(list(new ContainerQuery(Optional.of(scope.project()), true)));
        Exchange networks = begin("/networks?" + ofProject);
        Exchange volumes = begin("/volumes?" + ofProject);
        Optional<Exchange> namedNetworks = named("/networks?", scope.networks());
        Optional<Exchange> namedVolumes = named("/volumes?", scope.volumes());
        Map<String, ObservedImage> images = images(scope.images());

        var observedNetworks = new LinkedHashMap<String, ObservedNetwork>();
        namedNetworks.ifPresent(exchange -> {
            for (JsonValue.Obj network : exchange.response().orRefuse().objects()) {
                // the engine's filter takes a part of a name too
                if (scope.networks().contains(network.string("Name"))) addNetwork(observedNetworks, network);
            }
        });
        for (JsonValue.Obj network : networks.response().orRefuse().objects()) addNetwork(observedNetworks, network);
        var observedVolumes = new LinkedHashMap<String, ObservedVolume>();
        for (JsonValue.Obj volume : volumes(volumes)) addVolume(observedVolumes, volume);
        namedVolumes.ifPresent(exchange -> {
            for (JsonValue.Obj volume : volumes(exchange)) {
                if (scope.volumes().contains(volume.string("Name"))) addVolume(observedVolumes, volume);
            }
        });
        return new ObservedState(scope.project(),
                ContainerSummaries.read(containers.response().orRefuse().objects()),
                observedNetworks, observedVolumes, images, Map.of());
    }

    private static List<JsonValue.Obj> volumes(Exchange exchange) {
        return exchange.response().orRefuse().object().array("Volumes").objects();
    }

    private Optional<Exchange> named(String path, Set<String> names) {
        if (names.isEmpty()) return Optional.empty();
        return Optional.of(begin(path + DockerApi.filters("name", List.copyOf(names))));
    }

    private Map<String, ObservedImage> images(Set<String> references) {
        var images = new LinkedHashMap<String, ObservedImage>();
        record Asked(String reference, Exchange exchange) {}
        var window = new ArrayDeque<Asked>();
        for (String reference : references) {
            if (window.size() == WINDOW) {
                Asked first = window.remove();
                addImage(images, first.reference, first.exchange.response());
            }
            window.add(new Asked(reference, begin("/images/" + DockerApi.reference(reference) + "/json")));
        }
        for (Asked asked : window) addImage(images, asked.reference, asked.exchange.response());
        return images;
    }

    private static void addImage(Map<String, ObservedImage> images, String reference, EngineResponse response) {
        if (response.status() == 404) {
            response.discard();
            return;
        }
        JsonValue.Obj image;
        try {
            image = response.orRefuse().object();
        } catch (EngineException refused) {
            throw refused.during("unable to get image '" + reference + "': ");
        }
        String variant = image.string("Variant");
        String platform = image.string("Os") + "/" + image.string("Architecture")
                + (variant.isEmpty() ? "" : "/" + variant);
        images.put(reference, new ObservedImage(reference, image.string("Id"), platform,
                EngineTime.parse(image.object("Metadata").string("LastTagTime")),
                image.object("Config").object("Volumes").members().keySet()));
    }

    private static void addNetwork(Map<String, ObservedNetwork> networks, JsonValue.Obj network) {
        networks.put(network.string("Name"), new ObservedNetwork(network.string("Id"), network.string("Name"),
                network.string("Driver"), network.object("Labels").strings()));
    }

    private static void addVolume(Map<String, ObservedVolume> volumes, JsonValue.Obj volume) {
        volumes.put(volume.string("Name"), new ObservedVolume(volume.string("Name"), volume.string("Driver"),
                volume.string("Mountpoint"), volume.object("Labels").strings()));
    }

    private Exchange begin(String path) {
        Exchange exchange = api.http().begin(api.get(path));
        underWay.add(exchange);
        return exchange;
    }
}
