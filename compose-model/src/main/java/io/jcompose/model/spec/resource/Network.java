package io.jcompose.model.spec.resource;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network of a project: an entry below {@code networks}.
 *
 * @param key      the name inside the file
 * @param name     the engine's name for it
 * @param external whether it must exist already and is never created or removed
 */
public record Network(
        String key,
        String name,
        Optional<String> driver,
        Map<String, String> driverOpts,
        Ipam ipam,
        boolean external,
        boolean internal,
        boolean attachable,
        Map<String, String> labels,
        Optional<Boolean> enableIpv4,
        Optional<Boolean> enableIpv6,
        Map<String, JsonValue> extensions) {
    public Network {
        driverOpts = Immutable.map(driverOpts);
        labels = Immutable.map(labels);
        extensions = Immutable.map(extensions);
    }

    /** Address management of a network. */
    public record Ipam(Optional<String> driver, List<Pool> config, Map<String, String> options,
            Map<String, JsonValue> extensions) {
        /** The engine's own choice. */
        public static final Ipam DEFAULT = new Ipam(Optional.empty(), List.of(), Map.of(), Map.of());

        public Ipam {
            config = List.copyOf(config);
            options = Immutable.map(options);
            extensions = Immutable.map(extensions);
        }
    }

    /** One pool of addresses, in CIDR notation. */
    public record Pool(
            Optional<String> subnet,
            Optional<String> gateway,
            Optional<String> ipRange,
            Map<String, String> auxAddresses,
            Map<String, JsonValue> extensions) {
        public Pool {
            auxAddresses = Immutable.map(auxAddresses);
            extensions = Immutable.map(extensions);
        }
    }
}
