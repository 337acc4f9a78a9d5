package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is attached to one network.
 *
 * @param gatewayPriority default 0
 * @param priority the highest one is the primary network; default 0
 * @param given whether the file wrote a mapping, be it empty; the short form prints as null, and so hashes
 */
public record NetworkAttachment(
        List<String> aliases,
        Map<String, String> driverOpts,
        int gatewayPriority,
        Optional<String> interfaceName,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> linkLocalIps,
        Optional<String> macAddress,
        int priority,
        boolean given,
        Map<String, JsonValue> extensions) {
    public NetworkAttachment {
        aliases = List.copyOf(aliases);
        driverOpts = Immutable.map(driverOpts);
        linkLocalIps = List.copyOf(linkLocalIps);
        extensions = Immutable.map(extensions);
    }

    /** The attachment that sets nothing, printed as null in canonical documents. */
    public static final NetworkAttachment PLAIN = new NetworkAttachment(
            List.of(), Map.of(), 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
            0, false, Map.of());
}
