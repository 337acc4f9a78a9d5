package io.jcompose.backends.podman.request;

import io.jcompose.backends.podman.api.LibpodVersion;
import io.jcompose.model.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a body depends on besides the plan: facts that were asked of the engine beforehand.
 *
 * @param version          of the engine
 * @param hostAddress      what {@code host-gateway} means for this container; absent: the engine knows the word
 * @param nameServers      the name servers of its networks; given only to an engine that would forget them when a
 *                         container has servers of its own
 * @param imageHealthcheck the image's own check in the form of an image inspection, needed when a service changes only
 *                         parts of it
 * @param proxies          variables for every container, the weakest of all
 */
public record Surroundings(
        LibpodVersion version,
        Optional<String> hostAddress,
        List<String> nameServers,
        Optional<JsonValue.Obj> imageHealthcheck,
        Map<String, String> proxies) {
    public Surroundings {
        nameServers = List.copyOf(nameServers);
        proxies = Map.copyOf(proxies);
    }

    /** Returns the surroundings of a container that needs nothing of the engine. */
    public static Surroundings of(LibpodVersion version) {
        return new Surroundings(version, Optional.empty(), List.of(), Optional.empty(), Map.of());
    }
}
