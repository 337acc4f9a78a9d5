package io.jcompose.planner.state;

import java.util.List;
import java.util.Map;

/**
 * What the engine held at one moment.
 *
 * @param containers those with the project's label, one-off ones too, sorted by name
 * @param networks   by the engine's name
 * @param volumes    by name
 * @param images     by the reference that was asked for; references that the engine does not have are missing
 * @param pods       by name; empty on an engine without pods
 */
public record ObservedState(
        String project,
        List<ObservedContainer> containers,
        Map<String, ObservedNetwork> networks,
        Map<String, ObservedVolume> volumes,
        Map<String, ObservedImage> images,
        Map<String, ObservedPod> pods) {
    public ObservedState {
        containers = List.copyOf(containers);
        networks = Map.copyOf(networks);
        volumes = Map.copyOf(volumes);
        images = Map.copyOf(images);
        pods = Map.copyOf(pods);
    }

    /** Returns an engine that holds nothing of the project. */
    public static ObservedState empty(String project) {
        return new ObservedState(project, List.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
