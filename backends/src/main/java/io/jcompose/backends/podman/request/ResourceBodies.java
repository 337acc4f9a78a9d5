package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bodies for networks, their attachments, and volumes. */
public final class ResourceBodies {
    private static final String BRIDGE = "bridge";

    private ResourceBodies() {}

    /** Returns the body of {@code POST networks/create}. */
    public static Mapped network(Network network, Map<String, String> labels) {
        var draft = new Draft("network \"" + network.key() + "\"");
        String driver = network.driver().filter(name -> !name.isEmpty() && !name.equals("default")).orElse(BRIDGE);
        boolean bridge = driver.equals(BRIDGE);
        draft.body.put("name", network.name()).put("driver", driver);
        // said explicitly: nothing promises a default, and without it no service name resolves
        draft.body.put("dns_enabled", bridge);
        draft.body.putIf("internal", network.internal());
        draft.body.putIf("ipv6_enabled", network.enableIpv6().orElse(false));
        if (!network.enableIpv4().orElse(true)) draft.ignored("enable_ipv4: false", "Podman always gives IPv4");
        draft.body.putIf("labels", new TreeMap<>(labels));
        options(network, bridge, draft);
        addresses(network.ipam(), draft);
        return draft.done();
    }

    private static void options(Network network, boolean bridge, Draft draft) {
        var options = new TreeMap<String, String>();
        // Docker keeps bridge networks apart; Podman routes between them unless it is told not to
        if (bridge) options.put("isolate", "true");
        network.driverOpts().forEach((name, value) -> {
            switch (name) {
                case "com.docker.network.driver.mtu", "mtu" -> options.put("mtu", value);
                case "com.docker.network.bridge.name", "com.docker.network.container_iface_prefix" -> {
                    if (name.endsWith("name")) draft.body.put("network_interface", value);
                    else draft.ignored("driver_opts " + name, "Podman does not know it");
                }
                case "parent" -> draft.body.put("network_interface", value);
                case "macvlan_mode", "ipvlan_mode" -> options.put("mode", value);
                case "isolate", "vlan", "metric", "mode", "bclim", "vrf", "no_default_route" ->
                        options.put(name, value);
                default -> draft.ignored("driver_opts " + name, "Podman does not know it");
            }
        });
        draft.body.putIf("options", options);
    }

    private static void addresses(Network.Ipam ipam, Draft draft) {
        ipam.driver().filter(driver -> !driver.isEmpty() && !driver.equals("default"))
                .ifPresent(driver -> draft.body.put("ipam_options",
                        JsonValue.object().put("driver", driver).build()));
        if (!ipam.options().isEmpty()) draft.ignored("ipam.options", "Podman's drivers take none");
        var subnets = new ArrayList<JsonValue>();
        for (Network.Pool pool : ipam.config()) {
            if (!pool.auxAddresses().isEmpty()) draft.ignored("ipam.config.aux_addresses",
                    "Podman cannot keep addresses free; use ip_range");
            if (pool.subnet().isEmpty()) continue;
            var subnet = JsonValue.object().put("subnet", pool.subnet()
                    .orElseThrow()).putIf("gateway", pool.gateway());
            pool.ipRange().flatMap(AddressRange::of).ifPresent(range -> subnet.put("lease_range",
                    JsonValue.object().put("start_ip", range.first()).put("end_ip", range.last()).build()));
            subnets.add(subnet.build());
        }
        if (!subnets.isEmpty()) draft.body.put("subnets", new JsonValue.Arr(subnets));
    }

    /** Returns the body of {@code POST networks/N/connect}. */
    public static Mapped connect(String network, String container, NetworkAttachment settings, List<String> aliases) {
        var draft = new Draft("container " + container);
        NetworkFields.endpoint(network, settings, aliases, Optional.empty(), draft).members()
                .forEach(draft.body::put);
        draft.body.put("container", container);
        return draft.done();
    }

    /** Returns the body of {@code POST volumes/create}. */
    public static JsonValue.Obj volume(Volume volume, Map<String, String> labels) {
        return JsonValue.object().put("Name", volume.name()).putIf("Driver", volume.driver())
                .putIf("Options", volume.driverOpts()).putIf("Labels", new TreeMap<>(labels)).build();
    }

    /** The first and the last address that can be leased in a range of addresses. */
    private record AddressRange(String first, String last) {
        /** Reads {@code ADDRESS/BITS}; empty when the text is none. */
        static Optional<AddressRange> of(String cidr) {
            int slash = cidr.indexOf('/');
            if (slash < 0) return Optional.empty();
            try {
                // only digits and separators: a host name would be looked up
                String text = cidr.substring(0, slash);
                for (int i = 0; i < text.length(); i++)
                    if (":.abcdefABCDEF0123456789".indexOf(text.charAt(i)) < 0) return Optional.empty();
                byte[] address = InetAddress.getByName(text).getAddress();
                int width = address.length * 8;
                int free = width - Integer.parseInt(cidr.substring(slash + 1));
                if (free < 0 || free > width) return Optional.empty();
                BigInteger low = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
                BigInteger high = low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
                return Optional.of(new AddressRange(text(low, address.length), text(high, address.length)));
            } catch (UnknownHostException | NumberFormatException notARange) {
                return Optional.empty();
            }
        }

        private static String text(BigInteger value, int length) throws UnknownHostException {
            byte[] bytes = new byte[length];
            byte[] digits = value.toByteArray();
            for (int i = 0; i < length && i < digits.length; i++) bytes[length - 1 - i] = digits[digits.length - 1 - i];
            return InetAddress.getByAddress(bytes).getHostAddress();
        }
    }
}
