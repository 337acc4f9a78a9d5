package io.jcompose.planner.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container as one list call shows it.
 *
 * @param id       64 hex digits
 * @param name     without a leading slash
 * @param health   what the engine's summary says; {@link Health#NONE} without a healthcheck
 * @param exitCode the last one; meaningful when the state is exited or dead
 * @param image    the reference it was created from
 * @param imageId  {@code sha256:...}
 * @param networks by the engine's network name
 * @param command  the command as the engine prints it, not cut off
 * @param status   the engine's sentence, for example {@code Up 2 seconds (healthy)}
 * @param pod      name of the pod it belongs to
 */
public record ObservedContainer(
        String id,
        String name,
        ContainerState state,
        Health health,
        int exitCode,
        String image,
        String imageId,
        Map<String, String> labels,
        Map<String, Endpoint> networks,
        List<ObservedMount> mounts,
        List<ObservedPort> ports,
        String command,
        Instant created,
        String status,
        Optional<String> pod) {
    public ObservedContainer {
        labels = Map.copyOf(labels);
        networks = Map.copyOf(networks);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    /** Where the container is on one network; texts are empty while it does not run. */
    public record Endpoint(String networkId, String ipAddress) {}

    /**
     * Something mounted.
     *
     * @param type   {@code bind}, {@code volume}, {@code tmpfs}, ...
     * @param name   the volume's name; empty for others
     * @param source a path of the host
     * @param target a path of the container
     */
    public record ObservedMount(String type, String name, String source, String target, boolean readOnly) {}

    /**
     * A port that is exposed, and published when {@code publicPort} is not 0.
     *
     * @param hostIp empty when not published
     */
    public record ObservedPort(String hostIp, int privatePort, int publicPort, String protocol) {}

    /** Returns the project it belongs to, empty for none. */
    public String project() {
        return labels.getOrDefault(ComposeLabels.PROJECT, "");
    }

    /** Returns the name of its service, empty for none. */
    public String service() {
        return labels.getOrDefault(ComposeLabels.SERVICE, "");
    }

    /** Returns its number within the service; absent on one-off containers. */
    public OptionalInt number() {
        String number = labels.getOrDefault(ComposeLabels.CONTAINER_NUMBER, "");
        try {
            return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
        } catch (NumberFormatException notOurs) {
            return OptionalInt.empty();
        }
    }

    /** Returns whether {@code run} made it. */
    public boolean oneOff() {
        return labels.getOrDefault(ComposeLabels.ONE_OFF, "").equalsIgnoreCase("true");
    }

    /** Returns the hash of the configuration it was created with, empty for none. */
    public String configHash() {
        return labels.getOrDefault(ComposeLabels.CONFIG_HASH, "");
    }

    /** Returns the id for plans. */
    public ResourceId resource() {
        return ResourceId.container(name);
    }
}
