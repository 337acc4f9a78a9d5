package io.jcompose.backends.podman.operation;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.podman.api.LibpodVersion;
import io.jcompose.backends.podman.request.Surroundings;
import io.jcompose.backends.registry.ProxyVariables;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.planner.plan.ContainerSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be known or done before a container can be created: Docker does these things itself, Podman leaves them to
 * its clients. Most containers need none of them, and then nothing is asked.
 */
public final class ContainerPreparation {
    private final LibpodApi api;
    private final boolean local;
    private final PortChoice ports;
    private final Map<String, String> environment;
    private @Nullable Map<String, String> proxies;

    /**
     * Prepares containers of an engine.
     *
     * @param local       whether its files are those of this machine
     * @param environment variables that say where docker's config.json is
     */
    public ContainerPreparation(LibpodApi api, boolean local, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.api = api;
        this.local = local;
        this.ports = new PortChoice(local);
    }

    /** A container with everything resolved. */
    record Prepared(ContainerSpec spec, Surroundings surroundings) {}

    Prepared prepare(ContainerSpec spec) {
        if (local) for (Mount mount : spec.service().storage().volumes())
            if (mount instanceof Mount.Bind bind) makeSource(bind);
        return new Prepared(ports.resolve(spec), surroundings(spec));
    }

    /** Docker makes the missing directory of a bind mount, Podman refuses it. */
    private static void makeSource(Mount.Bind bind) {
        Path source = Path.of(bind.source());
        if (Files.exists(source)) return;
        // options of any kind without create_host_path mean that the source must be there
        if (bind.optionsGiven() && !bind.createHostPath().orElse(false)) throw EngineException.refused("POST",
                "/libpod/containers/create", 400,
                "invalid mount config for type \"bind\": bind source path does not exist: " + source);
        try {
            Files.createDirectories(source);
        } catch (FileAlreadyExistsException inTheMeantime) {
            // another container of the same plan was faster
        } catch (IOException failed) {
            throw EngineException.failed("cannot make the directory " + source + " of a bind mount: "
                    + failed.getMessage());
        }
    }

    private Surroundings surroundings(ContainerSpec spec) {
        LibpodVersion version = api.version();
        Service service = spec.service();
        Networking networking = service.networking();
        Optional<String> hostAddress = Optional.empty();
        // earlier releases write the word itself into the hosts file
        if (!version.atLeast(4, 9) && names(networking, "host-gateway")) hostAddress = hostAddress(spec);
        var nameServers = new ArrayList<String>();
        // earlier releases forget the network's own server when a container has servers
        if (!version.atLeast(4, 4)
                && !networking.dns().isEmpty()) for (ContainerSpec.Attachment attachment : spec.networks())
                    nameServers.addAll(gateways(attachment.network()));
        return new Surroundings(version, hostAddress, nameServers, imageHealthcheck(spec), proxies());
    }

    private synchronized Map<String, String> proxies() {
        if (proxies == null) proxies = ProxyVariables.read(environment, api.endpoint());
        return proxies;
    }

    private static boolean names(Networking networking, String address) {
        for (List<String> addresses : networking.extraHosts().values()) if (addresses.contains(address)) return true;
        return false;
    }

    private Optional<String> hostAddress(ContainerSpec spec) {
        if (spec.service().networking().networkMode().orElse("").equals("host")) return Optional.of("127.0.0.1");
        String network = spec.networks().isEmpty() ? "podman" : spec.networks().get(0).network();
        return gateways(network).stream().findFirst();
    }

    private List<String> gateways(String network) {
        var gateways = new ArrayList<String>();
        api.find(LibpodCall.to("networks", network, "json").get()).ifPresent(found -> {
            for (JsonValue.Obj subnet : found.array("subnets").objects())
                subnet.text("gateway").ifPresent(gateways::add);
        });
        return gateways;
    }

    private Optional<JsonValue.Obj> imageHealthcheck(ContainerSpec spec) {
        Optional<Healthcheck> check = spec.service().lifecycle().healthcheck();
        if (check.isEmpty() || check.get().off() || !check.get().test().isEmpty()) return Optional.empty();
        return api.find(LibpodCall.to("images", spec.image(), "json").get()).map(image -> {
            JsonValue.Obj found = image.object("Healthcheck");
            return found.members().isEmpty() ? image.object("Config").object("Healthcheck") : found;
        });
    }
}
