package io.jcompose.planner.plan;

import java.util.Map;

/**
 * A pod to create.
 *
 * @param infra whether it has an infra container that holds shared namespaces
 */
public record PodSpec(String name, boolean infra, Map<String, String> labels) {
    public PodSpec {
        labels = Map.copyOf(labels);
    }
}
