package io.jcompose.model.load.bind;

import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.load.bind.section.Whole;
import io.jcompose.model.source.YamlNode;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.part.PortMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds where a service is on the network. */
final class NetworkingBinder {
    private NetworkingBinder() {}

    static Networking bind(Section service) {
        return new Networking(service.text("network_mode"), attachments(service),
                service.each("ports", NetworkingBinder::port), service.texts("expose"), service.texts("links"),
                service.texts("external_links"), hosts(service), service.texts("dns"), service.texts("dns_opt"),
                service.texts("dns_search"), service.text("hostname"), service.text("domainname"),
                service.text("mac_address"), service.text("net"));
    }

    private static Map<String, NetworkAttachment> attachments(Section service) {
        Optional<Section> networks = service.section("networks");
        if (networks.isEmpty()) return Map.of();
        var attachments = new LinkedHashMap<String, NetworkAttachment>();
        for (String key : networks.get().keys()) {
            attachments.put(key,
                    networks.get().section(key).map(NetworkingBinder::attachment).orElse(NetworkAttachment.PLAIN));
        }
        return attachments;
    }

    private static NetworkAttachment attachment(Section network) {
        return new NetworkAttachment(network.texts("aliases"), network.pairs("driver_opts"),
                (int) network.number("gw_priority", Whole.INT), network.text("interface_name"),
                network.text("ipv4_address"),
                network.text("ipv6_address"), network.texts("link_local_ips"), network.text("mac_address"),
                (int) network.number("priority", Whole.INT), true, network.extensions());
    }

    private static PortMapping port(Section port) {
        return new PortMapping(port.text("name"), port.plain("mode"), port.text("host_ip"),
                (int) port.number("target", Whole.UINT32),
                port.text("published"), port.plain("protocol"), port.text("app_protocol"), port.extensions());
    }

    /** Reads {@code extra_hosts}: a mapping to one address or several, or a list of {@code HOST=IP} or {@code HOST:IP}. */
    static Map<String, List<String>> hosts(Section section) {
        String key = "extra_hosts";
        YamlNode node = section.value(key);
        if (node == null) return Map.of();
        var hosts = new LinkedHashMap<String, List<String>>();
        if (node instanceof YamlNode.Mapping mapping) {
            Section below = section.sectionOrEmpty(key);
            for (String host : mapping.entries().keySet()) {
                List<String> addresses = below.texts(host);
                hosts.put(host, unbracketed(addresses.isEmpty() ? List.of("") : addresses));
            }
        } else {
            for (String text : section.texts(key)) {
                int cut = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
                if (cut < 0) {
                    section.problem(key, node, "invalid additional host, missing IP: " + text);
                    continue;
                }
                List<String> addresses = hosts.computeIfAbsent(text.substring(0, cut), host -> new ArrayList<>());
                addresses.addAll(unbracketed(List.of(text.substring(cut + 1).split(",", -1))));
            }
        }
        for (String host : hosts.keySet()) {
            if (host.isEmpty() || host.indexOf(':') >= 0 || host.indexOf('=') >= 0) {
                section.problem(key, node, "bad host name '" + host + "'");
            }
        }
        return hosts;
    }

    private static List<String> unbracketed(List<String> addresses) {
        var plain = new ArrayList<String>(addresses.size());
        for (String address : addresses) {
            boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
            plain.add(bracketed ? address.substring(1, address.length() - 1) : address);
        }
        return plain;
    }
}
