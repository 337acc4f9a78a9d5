package io.jcompose.planner.state;

import java.util.Map;

/** A network that the engine holds. */
public record ObservedNetwork(String id, String name, String driver, Map<String, String> labels) {
    public ObservedNetwork {
        labels = Map.copyOf(labels);
    }
}
