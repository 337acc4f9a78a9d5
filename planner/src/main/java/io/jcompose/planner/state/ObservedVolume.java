package io.jcompose.planner.state;

import java.util.Map;

/** A volume that the engine holds. */
public record ObservedVolume(String name, String driver, String mountpoint, Map<String, String> labels) {
    public ObservedVolume {
        labels = Map.copyOf(labels);
    }
}
