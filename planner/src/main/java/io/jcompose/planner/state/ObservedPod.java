package io.jcompose.planner.state;

import java.util.Map;

/** A pod that the engine holds; {@code infraId} is empty for a pod without an infra container. */
public record ObservedPod(String id, String name, String state, String infraId, Map<String, String> labels) {
    public ObservedPod {
        labels = Map.copyOf(labels);
    }
}
