package io.jcompose.backends.docker.mapping;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.planner.plan.ContainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where a container is attached. Since API 1.44 the create call takes all networks, and the MAC address belongs to an
 * endpoint; before that it takes the primary network only, and the MAC address belongs to the container.
 */
final class EndpointMapper {
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    private final ApiVersion api;
    private final ContainerSpec spec;

    EndpointMapper(ApiVersion api, ContainerSpec spec) {
        this.api = api;
        this.spec = spec;
    }

    String networkMode() {
        Optional<String> mode = spec.service().networking().networkMode();
        if (mode.isPresent()) return mode.get();
        return spec.networks().isEmpty() ? "none" : spec.networks().get(0).network();
    }

    /** Returns the endpoints of the create call; absent when the network mode says everything. */
    Optional<JsonValue.Obj> atCreate() {
        if (spec.service().networking().networkMode().isPresent() || spec.networks().isEmpty()) return Optional.empty();
        var endpoints = JsonValue.object();
        for (ContainerSpec.Attachment attachment : api.atLeast(44) ? spec.networks() : spec.networks().subList(0, 1))
            endpoints.put(attachment.network(), endpoint(attachment));
        return Optional.of(JsonValue.object().put("EndpointsConfig", endpoints.build()).build());
    }

    JsonValue.Obj endpoint(ContainerSpec.Attachment attachment) {
        NetworkAttachment settings = attachment.settings();
        var endpoint = JsonValue.object();
        if (settings.given()) {
            endpoint.put("IPAMConfig", JsonValue.object().putIf("IPv4Address", settings.ipv4Address())
                    .putIf("IPv6Address", settings.ipv6Address()).putIf("LinkLocalIPs", settings.linkLocalIps())
                    .build());
        }
        var options = new LinkedHashMap<>(settings.driverOpts());
        settings.interfaceName().ifPresent(name -> options.put(INTERFACE_NAME, name));
        return endpoint.putIf("Links", spec.links()).putIf("Aliases", attachment.aliases())
                .putIf("MacAddress", macAddress(attachment)).putIf("DriverOpts", options)
                .putIf("GwPriority", settings.gatewayPriority()).putIf("IPAddress", settings.ipv4Address())
                .putIf("IPv6Gateway", settings.ipv6Address()).build();
    }

    private Optional<String> macAddress(ContainerSpec.Attachment attachment) {
        Optional<String> own = attachment.settings().macAddress();
        Optional<String> ofService = spec.service().networking().macAddress();
        boolean primary = attachment.equals(spec.networks().get(0));
        if (primary && own.isPresent() && ofService.isPresent()
                && !own.equals(ofService)) throw EngineException
                        .failed("the service-level mac_address should have the same value as network "
                                + key(attachment));
        return own.isEmpty() && primary && api.atLeast(44) ? ofService : own;
    }

    /** Returns the address for the container as a whole, which only engines before API 1.44 want. */
    Optional<String> containerMacAddress() {
        if (api.atLeast(44)) return Optional.empty();
        if (spec.networks().isEmpty()) return spec.service().networking().macAddress();
        List<String> addressed = new ArrayList<>();
        for (ContainerSpec.Attachment attachment : spec.networks())
            if (attachment.settings().macAddress().isPresent()) addressed.add(key(attachment));
        if (addressed.size() > 1) throw EngineException.failed("a MAC address is specified for multiple networks ("
                + String.join(", ", addressed) + "), but this feature requires Docker Engine v25 or later");
        Optional<String> ofPrimary = macAddress(spec.networks().get(0));
        return ofPrimary.isPresent() ? ofPrimary : spec.service().networking().macAddress();
    }

    /** Returns the key by which the file knows the network, else the engine's name. */
    private String key(ContainerSpec.Attachment attachment) {
        for (var entry : spec.service().networking().networks().entrySet())
            if (entry.getValue().equals(attachment.settings())) return entry.getKey();
        return attachment.network();
    }
}
