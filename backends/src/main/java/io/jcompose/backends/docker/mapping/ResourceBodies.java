package io.jcompose.backends.docker.mapping;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The bodies that create networks and volumes. */
public final class ResourceBodies {
    private ResourceBodies() {}

    /** Returns the body of {@code POST /networks/create}. */
    public static JsonValue.Obj network(Network network, Map<String, String> labels, ApiVersion api) {
        var body = JsonValue.object().put("Name", network.name())
                // before API 1.44 an engine makes a second network of the same name unless it is told not to
                .putIf("CheckDuplicate", !api.atLeast(44))
                .putIf("Driver", network.driver()).putIf("Internal", network.internal())
                .putIf("Attachable", network.attachable());
        network.enableIpv4().ifPresent(enabled -> body.put("EnableIPv4", enabled));
        network.enableIpv6().ifPresent(enabled -> body.put("EnableIPv6", enabled));
        Network.Ipam ipam = network.ipam();
        if (ipam.driver().isPresent() || !ipam.config().isEmpty()) body.put("IPAM", ipam(ipam));
        return body.putIf("Options", network.driverOpts()).put("Labels", JsonValue.strings(new TreeMap<>(labels)))
                .build();
    }

    private static JsonValue ipam(Network.Ipam ipam) {
        var pools = new ArrayList<JsonValue>();
        for (Network.Pool pool : ipam.config()) {
            pools.add(JsonValue.object().putIf("Subnet", pool.subnet()).putIf("IPRange", pool.ipRange())
                    .putIf("Gateway", pool.gateway()).putIf("AuxiliaryAddresses", pool.auxAddresses()).build());
        }
        var body = JsonValue.object().put("Driver", ipam.driver().orElse(""));
        if (!pools.isEmpty()) body.put("Config", new JsonValue.Arr(pools));
        return body.build();
    }

    /** Returns the body of {@code POST /volumes/create}. */
    public static JsonValue.Obj volume(Volume volume, Map<String, String> labels) {
        return JsonValue.object().put("Name", volume.name()).putIf("Driver", volume.driver())
                .putIf("DriverOpts", volume.driverOpts()).put("Labels", JsonValue.strings(new TreeMap<>(labels)))
                .build();
    }
}
