package io.jcompose.planner;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.converge.UpPlanner;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.image.BuildFlags;
import io.jcompose.planner.image.BuildPlanner;
import io.jcompose.planner.image.TransferPlanner;
import io.jcompose.planner.lifecycle.ContainerPlanner;
import io.jcompose.planner.lifecycle.DownPlanner;
import io.jcompose.planner.lifecycle.RestartPlanner;
import io.jcompose.planner.oneoff.OneOff;
import io.jcompose.planner.oneoff.OneOffPlanner;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.state.ObservedState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
     * Returns the steps that fetch the images of services: {@code pull}. What is left out is kept, with the reason.
     *
     * @param policy          a pull policy for all services, stronger than theirs
     * @param ignoreBuildable whether images that can be built are left out
     */
    public Plan pull(Project project, ObservedState observed, Optional<String> policy, boolean ignoreBuildable) {
        return TransferPlanner.pull(project, observed, policy, ignoreBuildable);
    }

    /**
     * Returns the steps that build images: {@code build}.
     *
     * @param names        services named; empty: all
     * @param dependencies whether services that those depend on are built too
     */
    public Plan build(Project project, List<ServiceName> names, boolean dependencies, BuildFlags flags) {
        return BuildPlanner.plan(project, names, dependencies, flags);
    }

    /** Returns the steps that send images that are built to their registries: {@code push}. */
    public Plan push(Project project) {
        return TransferPlanner.push(project);
    }

    /**
     * Returns the steps that have providers provide and models serve. What they tell becomes part of the project
     * ({@link io.jcompose.planner.provide.ProvidedVariables}): carry this plan out before containers are planned.
     */
    public Plan provide(Project project, ObservedState observed, PlanOptions options) {
        return UpPlanner.provide(project, observed, options, topology);
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

    /**
     * Returns the steps that start the containers that are there, in dependency order: {@code start}.
     *
     * @param services those named, with their dependencies; empty: all
     * @param limit    the longest wait with {@code --wait}
     * @throws io.jcompose.model.diagnostic.ComposeException when a service has no container
     */
    public Plan start(Project project, ObservedState observed, List<ServiceName> services, boolean untilHealthy,
            Optional<Duration> limit) {
        ServiceSelection.require(project, services);
        Project selected = services.isEmpty()
                ? project
                : ServiceSelection.only(project, DependencyGraph.of(project).withDependencies(services));
        PlanOptions options = PlanOptions.defaults();
        return UpPlanner.start(selected, observed, untilHealthy ? options.withWait(limit) : options, topology);
    }

    /** Returns the steps up to the start of a container for one command, whose dependencies run already: {@code run}. */
    public Plan oneOff(Project project, ObservedState observed, OneOff wanted) {
        return OneOffPlanner.plan(project, observed, wanted);
    }

    /** Returns the steps that stop containers, dependants first: {@code stop}. {@code services} empty: all. */
    public Plan stop(Project project, ObservedState observed, List<ServiceName> services, Optional<Duration> timeout) {
        return ContainerPlanner.stop(project, observed, services, timeout);
    }

    /** Returns the steps that restart containers, and those that restart together with them: {@code restart}. */
    public Plan restart(Project project, ObservedState observed, List<ServiceName> services, boolean noDeps,
            Optional<Duration> timeout) {
        return RestartPlanner.plan(project, observed, services, noDeps, timeout);
    }

    /** Returns the steps that remove a project from the engine: {@code down}. */
    public Plan down(Project project, ObservedState observed, DownOptions options) {
        return DownPlanner.plan(project, observed, options);
    }

    /** Returns the steps that send a signal to all that runs: {@code kill}. */
    public Plan kill(Project project, ObservedState observed, List<ServiceName> services, String signal,
            boolean orphans) {
        return ContainerPlanner.kill(project, observed, services, signal, orphans);
    }

    /** Returns the steps that remove containers that do not run: {@code rm}. */
    public Plan remove(Project project, ObservedState observed, List<ServiceName> services, boolean stop,
            boolean volumes) {
        return ContainerPlanner.remove(project, observed, services, stop, volumes);
    }

    /** Returns the steps that freeze containers: {@code pause}. */
    public Plan pause(Project project, ObservedState observed, List<ServiceName> services) {
        return ContainerPlanner.pause(project, observed, services);
    }

    /** Returns the steps that thaw containers: {@code unpause}. */
    public Plan unpause(Project project, ObservedState observed, List<ServiceName> services) {
        return ContainerPlanner.unpause(project, observed, services);
    }
}
