package io.jcompose.planner.plan;

import java.util.List;
import java.util.Optional;

/**
 * One thing to do.
 *
 * @param after      the steps that must have succeeded before this one starts; all of them have lower numbers
 * @param reason     why it is done, for example {@code not found} or {@code image differs}
 * @param question   what a person must agree to first, because the step loses data
 * @param fallbackOf the step that this one stands in for: it is only done when that one failed, and then that failure
 *                   is none of the plan; a lower number
 */
public record Step(StepId id, Operation operation, List<StepId> after, String reason, Optional<String> question,
        Optional<StepId> fallbackOf) {
    public Step {
        after = List.copyOf(after);
    }
}
