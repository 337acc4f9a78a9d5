package io.jcompose.planner.plan;

import io.jcompose.planner.state.ResourceId;
import java.util.List;

/**
 * What will be done to make the engine match a project. A value: making it changes nothing.
 *
 * @param steps    in an order in which every step comes after those it waits for
 * @param kept     what is already as it should be, in dependency order
 * @param warnings sentences for the user, for example about orphans
 */
public record Plan(String project, List<Step> steps, List<Kept> kept, List<String> warnings) {
    public Plan {
        steps = List.copyOf(steps);
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    /** Something that needs no step, and why. */
    public record Kept(ResourceId resource, String reason) {}

    /** Returns whether nothing is to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
