package io.jcompose.model.canonical;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.model.spec.resource.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks, attachments to them and published ports. */
final class NetworkForm {
    private final Dialect dialect;

    NetworkForm(Dialect dialect) {
        this.dialect = dialect;
    }

    JsonValue.Obj of(Network network) {
        var fields = new Fields(dialect).text("name", network.name())
                .text("driver", network.driver())
                .textMap("driver_opts", network.driverOpts());
        JsonValue.Obj ipam = ipam(network.ipam());
        // Go's JSON keeps empty structures, its YAML leaves them out.
        if (dialect == Dialect.JSON || !ipam.members().isEmpty()) fields.always("ipam", ipam);
        return fields.flag("external", network.external())
                .flag("internal", network.internal())
                .flag("attachable", network.attachable())
                .textMap("labels", network.labels())
                .given("enable_ipv4", network.enableIpv4())
                .given("enable_ipv6", network.enableIpv6())
                .extensions(network.extensions())
                .build();
    }

    private JsonValue.Obj ipam(Network.Ipam ipam) {
        var pools = new ArrayList<JsonValue>();
        for (Network.Pool pool : ipam.config()) {
            pools.add(new Fields(dialect).text("subnet", pool.subnet())
                    .text("gateway", pool.gateway())
                    .text("ip_range", pool.ipRange())
                    .textMap("aux_addresses", pool.auxAddresses())
                    .build()); // docker compose 2.40.3 drops the extensions of a pool
        }
        // docker compose 2.40.3 does not know ipam.options, neither here nor in the hash
        return new Fields(dialect).text("driver", ipam.driver()).list("config", pools)
                .extensions(ipam.extensions()).build();
    }

    void attachments(Fields fields, Map<String, NetworkAttachment> attachments) {
        if (attachments.isEmpty()) return;
        var sorted = new LinkedHashMap<String, JsonValue>();
        for (String key : KeyOrder.sorted(attachments, dialect)) sorted.put(key, attachment(attachments.get(key)));
        fields.always("networks", new JsonValue.Obj(sorted));
    }

    private JsonValue attachment(@Nullable NetworkAttachment attachment) {
        if (attachment == null || attachment.equals(NetworkAttachment.PLAIN)) return JsonValue.NULL;
        return new Fields(dialect).texts("aliases", attachment.aliases())
                .textMap("driver_opts", attachment.driverOpts())
                .number("gw_priority", attachment.gatewayPriority())
                .text("interface_name", attachment.interfaceName())
                .text("ipv4_address", attachment.ipv4Address())
                .text("ipv6_address", attachment.ipv6Address())
                .texts("link_local_ips", attachment.linkLocalIps())
                .text("mac_address", attachment.macAddress())
                .number("priority", attachment.priority())
                .extensions(attachment.extensions())
                .build();
    }

    List<JsonValue> ports(List<PortMapping> ports) {
        var items = new ArrayList<JsonValue>();
        for (PortMapping port : ports) {
            items.add(new Fields(dialect).text("name", port.name())
                    .text("mode", port.mode())
                    .text("host_ip", port.hostIp())
                    .number("target", port.target())
                    .text("published", port.published())
                    .text("protocol", port.protocol())
                    .text("app_protocol", port.appProtocol())
                    .extensions(port.extensions())
                    .build());
        }
        return items;
    }
}
