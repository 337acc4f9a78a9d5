package io.jcompose.model.spec.part;

import io.jcompose.model.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * A published port of a service.
 *
 * @param mode {@code ingress} or {@code host}; empty when not given
 * @param target the port inside the container
 * @param published a port or a range {@code 8000-8010}; absent: the engine chooses
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}; empty when not given
 */
public record PortMapping(
        Optional<String> name,
        String mode,
        Optional<String> hostIp,
        int target,
        Optional<String> published,
        String protocol,
        Optional<String> appProtocol,
        Map<String, JsonValue> extensions) {
    public PortMapping {
        extensions = Immutable.map(extensions);
    }
}
