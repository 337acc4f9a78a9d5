package io.jcompose.planner;

import io.jcompose.model.spec.Project;
import io.jcompose.planner.converge.UpPlanner;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.state.ObservedState;

/**
 * Decides what has to be done. Pure: the same values give the same plan, and making one changes nothing. Immutable, to be
 * used from any thread.
 */
public final class Planner {
    private final Topology topology;

    /** Makes a planner that groups containers so. */
    public Planner(Topology topology) {
        this.topology = topology;
    }

    /**
     * Returns the steps that bring the images which containers need. Whether an image changed is only known afterwards:
     * carry this plan out first, observe again, and plan with {@link PlanOptions#withImagesReady()}.
     */
    public Plan images(Project project, ObservedState observed, PlanOptions options) {
        return UpPlanner.images(project, observed, options, topology);
    }

    /**
     * Returns the steps that make the engine match the project: {@code up}, and {@code create} with
     * {@link PlanOptions#withoutStart()}. Empty when it matches.
     *
     * @throws io.jcompose.model.diagnostic.ComposeException when the project cannot be carried out as it is: an unknown
     *         service was named, something external is missing, services depend on each other in a circle
     */
    public Plan plan(Project project, ObservedState observed, PlanOptions options) {
        return UpPlanner.plan(project, observed, options, topology);
    }
}
