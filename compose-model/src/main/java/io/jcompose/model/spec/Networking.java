package io.jcompose.model.spec;

import io.jcompose.model.spec.part.Immutable;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.part.PortMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the containers of a service are on the network and what they are called there.
 *
 * @param networkMode {@code none}, {@code host}, {@code service:NAME}, {@code container:ID}, ...; excludes {@code networks}
 * @param networks by key of the project's networks
 * @param extraHosts host name to addresses
 * @param net obsolete spelling of {@code network_mode}
 */
public record Networking(
        Optional<String> networkMode,
        Map<String, NetworkAttachment> networks,
        List<PortMapping> ports,
        List<String> expose,
        List<String> links,
        List<String> externalLinks,
        Map<String, List<String>> extraHosts,
        List<String> dns,
        List<String> dnsOptions,
        List<String> dnsSearch,
        Optional<String> hostname,
        Optional<String> domainname,
        Optional<String> macAddress,
        Optional<String> net) {
    public Networking {
        networks = Immutable.map(networks);
        ports = List.copyOf(ports);
        expose = List.copyOf(expose);
        links = List.copyOf(links);
        externalLinks = List.copyOf(externalLinks);
        extraHosts = Immutable.map(extraHosts);
        dns = List.copyOf(dns);
        dnsOptions = List.copyOf(dnsOptions);
        dnsSearch = List.copyOf(dnsSearch);
    }

    /** Returns this with another network mode. */
    public Networking withNetworkMode(String mode) {
        return new Networking(
                Optional.of(mode), networks, ports, expose, links, externalLinks, extraHosts, dns, dnsOptions,
                dnsSearch,
                hostname, domainname, macAddress, net);
    }

    /** Returns this with other published ports. */
    public Networking withPorts(List<PortMapping> other) {
        return new Networking(
                networkMode, networks, other, expose, links, externalLinks, extraHosts, dns, dnsOptions, dnsSearch,
                hostname, domainname, macAddress, net);
    }
}
