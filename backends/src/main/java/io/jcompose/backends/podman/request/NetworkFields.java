package io.jcompose.backends.podman.request;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a container is on the network, and what it is called there. */
final class NetworkFields {
    private NetworkFields() {}

    static void write(ContainerSpec spec, Surroundings surroundings, Draft draft) {
        Networking networking = spec.service().networking();
        attachments(spec, draft);
        if (spec.publish()
                && !networking.ports().isEmpty()) draft.body.put("portmappings", ports(networking.ports(), draft));
        expose(networking.expose(), draft);
        hosts(networking, surroundings, draft);
        names(networking, surroundings, draft);
        links(spec, draft);
    }

    /** Says which names of links nobody will find: a link to a service under its own name works without one. */
    private static void links(ContainerSpec spec, Draft draft) {
        String project = spec.labels().getOrDefault(ComposeLabels.PROJECT, "");
        for (String link : spec.links()) {
            int colon = link.indexOf(':');
            String container = colon < 0 ? link : link.substring(0, colon);
            String alias = colon < 0 ? link : link.substring(colon + 1);
            boolean own = container.equals(alias) || container.equals(project + "-" + alias)
                    || container.equals(project + "_" + alias)
                    || container.startsWith(project + "-" + alias + "-")
                    || container.startsWith(project + "_" + alias + "_");
            if (!own) draft.ignored("links " + link, "Podman has no links; give the other service \"" + alias
                    + "\" as an alias on a network of both");
        }
    }

    private static void attachments(ContainerSpec spec, Draft draft) {
        if (spec.networks().isEmpty()) {
            networkMode(spec, draft);
            return;
        }
        // the networks that Docker calls "host" and "none" are modes here
        String first = spec.networks().get(0).network();
        if (spec.networks().size() == 1 && (first.equals("host") || first.equals("none"))) {
            draft.body.put("netns", NamespaceFields.mode(first));
            return;
        }
        draft.body.put("netns", NamespaceFields.mode("bridge"));
        var networks = JsonValue.object();
        Optional<String> primaryAddress = spec.service().networking().macAddress();
        for (ContainerSpec.Attachment attachment : spec.networks()) {
            networks.put(attachment.network(), attachment(attachment, spec.name(), primaryAddress, draft));
            primaryAddress = Optional.empty();
        }
        draft.body.put("Networks", networks.build());
    }

    private static JsonValue.Obj attachment(ContainerSpec.Attachment attachment, String name, Optional<String> mac,
            Draft draft) {
        var aliases = new ArrayList<String>();
        // the engine adds the container's own name; a second entry would be answered twice
        for (String alias : attachment.aliases())
            if (!alias.equals(name) && !aliases.contains(alias)) aliases.add(alias);
        return endpoint(attachment.network(), attachment.settings(), aliases, mac, draft);
    }

    /** Returns the settings of one network, as {@code containers/create} and {@code networks/N/connect} take them. */
    static JsonValue.Obj endpoint(String network, NetworkAttachment settings, List<String> aliases,
            Optional<String> mac, Draft draft) {
        var addresses = new ArrayList<String>();
        settings.ipv4Address().ifPresent(addresses::add);
        settings.ipv6Address().ifPresent(addresses::add);
        String attribute = "networks." + network;
        if (!settings.linkLocalIps().isEmpty()) draft.ignored(attribute + ".link_local_ips",
                "Podman cannot set link-local addresses");
        if (settings.gatewayPriority() != 0) draft.ignored(attribute + ".gw_priority",
                "Podman takes the default route of the first network");
        if (!settings.driverOpts().isEmpty()) draft.ignored(attribute + ".driver_opts",
                "Podman has no options for one attachment");
        return JsonValue.object()
                .putIf("aliases", aliases)
                .putIf("static_ips", addresses)
                .putIf("static_mac", settings.macAddress().or(() -> mac))
                .putIf("interface_name", settings.interfaceName())
                .build();
    }

    private static void networkMode(ContainerSpec spec, Draft draft) {
        Optional<String> other = NamespaceFields.joined(spec, "network_mode");
        if (other.isPresent()) {
            draft.body.put("netns", NamespaceFields.container(other.get()));
            return;
        }
        spec.service().networking().networkMode()
                .filter(mode -> !mode.isEmpty() && !mode.equals("default"))
                .ifPresent(mode -> draft.body.put("netns", NamespaceFields.parse(mode)));
    }

    private static JsonValue ports(List<PortMapping> ports, Draft draft) {
        var list = new ArrayList<JsonValue>();
        for (PortMapping port : ports) {
            list.add(JsonValue.object()
                    .putIf("host_ip", port.hostIp())
                    .put("container_port", port.target())
                    // 0 lets the engine choose
                    .put("host_port", hostPort(port, draft))
                    .put("protocol", port.protocol().isEmpty() ? "tcp" : port.protocol())
                    .build());
        }
        return new JsonValue.Arr(list);
    }

    private static long hostPort(PortMapping port, Draft draft) {
        String published = port.published().orElse("");
        if (published.isEmpty()) return 0;
        int dash = published.indexOf('-');
        if (dash > 0) draft.differs("ports", "Podman chooses no port from " + published + "; the first one is used");
        return Long.parseLong(dash > 0 ? published.substring(0, dash) : published);
    }

    private static void expose(List<String> expose, Draft draft) {
        var ports = JsonValue.object();
        for (String entry : expose) {
            int slash = entry.indexOf('/');
            String protocol = slash < 0 ? "tcp" : entry.substring(slash + 1);
            String numbers = slash < 0 ? entry : entry.substring(0, slash);
            int dash = numbers.indexOf('-');
            try {
                int first = Integer.parseInt(dash < 0 ? numbers : numbers.substring(0, dash));
                int last = dash < 0 ? first : Integer.parseInt(numbers.substring(dash + 1));
                for (int port = first; port <= last; port++) ports.put(Integer.toString(port), protocol);
            } catch (NumberFormatException notAPort) {
                draft.ignored("expose", "\"" + entry + "\" is no port");
            }
        }
        draft.body.putIf("expose", ports.build());
    }

    private static void hosts(Networking networking, Surroundings surroundings, Draft draft) {
        var entries = new ArrayList<String>();
        networking.extraHosts().forEach((host, addresses) -> {
            for (String address : addresses) {
                boolean gateway = address.equals("host-gateway");
                entries.add(host + ":" + (gateway ? surroundings.hostAddress().orElse(address) : address));
            }
        });
        draft.body.putIf("hostadd", entries);
    }

    private static void names(Networking networking, Surroundings surroundings, Draft draft) {
        draft.body.putIf("hostname", networking.hostname());
        if (!networking.dns().isEmpty()) {
            var servers = new ArrayList<String>(surroundings.nameServers());
            if (!servers.isEmpty()) draft.differs("dns", "this release of Podman (" + surroundings.version()
                    + ") asks the servers in turn: names unknown to the project go to the host's servers first");
            servers.addAll(networking.dns());
            draft.body.put("dns_server", JsonValue.strings(servers));
        }
        draft.body.putIf("dns_search", networking.dnsSearch()).putIf("dns_option", networking.dnsOptions());
    }
}
