package io.jcompose.planner.converge;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.lower.ContainerLowering;
import io.jcompose.planner.lower.FileLowering;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.provide.ProvideSteps;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.Optional;

/**
 * Plans {@code up} and {@code create}. Stages: images, orphans, what is in the way of networks and volumes that are made
 * anew, these, all containers, then (once everything was made) what goes, and starts in dependency order.
 */
public final class UpPlanner {
    private UpPlanner() {}

    /** Returns the steps that bring images, and nothing else. */
    public static Plan images(Project project, ObservedState observed, PlanOptions options, Topology topology) {
        var scene = new Scene(project, observed, options, topology);
        new ImageSteps(scene).add();
        return scene.plan.build();
    }

    /** Returns the steps that have providers provide and models serve, and nothing else. */
    public static Plan provide(Project project, ObservedState observed, PlanOptions options, Topology topology) {
        var scene = new Scene(project, observed, options, topology);
        ProvideSteps.add(scene.plan, scene.project, scene.graph);
        return scene.plan.build();
    }

    /** Returns all steps. */
    public static Plan plan(Project project, ObservedState observed, PlanOptions options, Topology topology) {
        var scene = new Scene(project, observed, options, topology);
        var ledger = new Ledger();
        if (!options.imagesReady()) {
            ledger.images.putAll(new ImageSteps(scene).add());
            ledger.provided.putAll(ProvideSteps.add(scene.plan, scene.project, scene.graph));
        }
        var files = new FileLowering(scene.project, scene.plan::warn);
        var lowering = new ContainerLowering(scene.project, observed.images(), files);

        var resources = new ResourceSteps(scene, ledger);
        var changes = ChangeSet.compare(scene, ledger);
        resources.orphans();
        resources.clearTheWay(changes);
        resources.networks();
        resources.volumes();
        Optional<String> pod = resources.pod(creates(scene, changes));
        new CreateSteps(scene, ledger, changes, lowering, pod).add();
        resources.reattach(changes, new ContainerAttachments(lowering));
        new StopSteps(scene, ledger, changes).add();
        if (options.start()) new StartSteps(scene, ledger, changes, files, lowering, false).add();
        else keep(scene, changes);
        return scene.plan.build();
    }

    /** Returns the steps that start containers that are there, and nothing else: {@code start}. */
    public static Plan start(Project project, ObservedState observed, PlanOptions options, Topology topology) {
        var scene = new Scene(project, observed, options, topology);
        for (ServiceName name : scene.graph.order()) {
            Service service = scene.service(name);
            // docker compose looks for those of the service only when the project has any
            boolean missing = scene.actual.isEmpty() && service.replicas() > 0;
            if (missing && service.provider().isEmpty()) throw Scene
                    .refused("service \"" + service.name() + "\" has no container to start");
        }
        var ledger = new Ledger();
        var files = new FileLowering(scene.project, scene.plan::warn);
        new StartSteps(scene, ledger, ChangeSet.asObserved(scene, ledger), files,
                new ContainerLowering(scene.project, observed.images(), files), true).add();
        return scene.plan.build();
    }

    private static boolean creates(Scene scene, ChangeSet changes) {
        for (ServiceName name : scene.graph.order()) {
            for (Change change : changes.of(name))
                if (change instanceof Change.Create || change instanceof Change.Recreate) return true;
        }
        return false;
    }

    private static void keep(Scene scene, ChangeSet changes) {
        for (ServiceName name : scene.graph.order()) {
            for (Change change : changes.of(name)) {
                if (change instanceof Change.Keep keep) scene.plan.keep(ResourceId.container(keep.name()),
                        keep.container().state().word());
            }
        }
    }
}
