package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.planner.diff.Change;
import io.jcompose.planner.lower.ContainerLowering;
import io.jcompose.planner.lower.FileLowering;
import io.jcompose.planner.lower.HelperLowering;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Steps that start containers in dependency order, and what surrounds a start: files before it, hooks after it. */
final class StartSteps {
    private final Scene scene;
    private final Ledger ledger;
    private final ChangeSet changes;
    private final FileLowering files;
    private final HelperLowering helpers;
    /** Containers that are going to be started, by service. */
    private final Map<ServiceName, List<Change>> starting = new TreeMap<>();
    /** The last step of a start, by the container's final name. */
    private final Map<String, StepId> started = new HashMap<>();
    private final WaitSteps waits;
    private final boolean oneShotsToo;

    /** {@code oneShotsToo}: one-shots that have completed are run again whatever else starts. */
    StartSteps(Scene scene, Ledger ledger, ChangeSet changes, FileLowering files, ContainerLowering lowering,
            boolean oneShotsToo) {
        helpers = new HelperLowering(scene.project, lowering);
        this.oneShotsToo = oneShotsToo;
        this.scene = scene;
        this.ledger = ledger;
        this.changes = changes;
        this.files = files;
        for (ServiceName name : scene.graph.reverseOrder()) {
            var found = new ArrayList<Change>();
            for (Change change : changes.of(name)) if (starts(change)) found.add(change);
            starting.put(name, found);
        }
        waits = new WaitSteps(scene, changes, starting, started, ledger.gate);
    }

    void add() {
        for (ServiceName name : scene.graph.order()) {
            for (Change change : changes.of(name)) {
                if (change instanceof Change.Keep keep && !starting(name).contains(change)) scene.plan
                        .keep(ResourceId.container(keep.name()), kept(keep.container()));
            }
            Service service = scene.service(name);
            // what a service needs is waited for even when the service runs: an up that succeeds says that all is well
            List<StepId> dependencies = dependencies(service);
            if (starting(name).isEmpty()) continue;
            List<InjectedFile> injected = files.injected(service);
            dependencies = prepared(service, dependencies);
            List<StepId> previous = List.of();
            for (Change change : starting(name)) {
                var after = new ArrayList<>(dependencies);
                after.addAll(ledger.gate);
                after.addAll(previous);
                StepId last = start(service, change, injected, after);
                started.put(change.name(), last);
                if (publishesRange(service)) previous = List.of(last); // the engine hands out the range one by one
            }
        }
        if (scene.options.untilHealthy()) waits.untilEverythingRuns();
    }

    /** Adds the {@code pre_start} hooks of a service of which nothing runs yet; returns what its starts come after. */
    private List<StepId> prepared(Service service, List<StepId> dependencies) {
        if (service.lifecycle().preStart().isEmpty()) return dependencies;
        Change first = null;
        for (Change change : changes.of(service.name())) {
            if (change instanceof Change.Remove) continue;
            if (!starting(service.name()).contains(change)) return dependencies;
            if (first == null || change.number() < first.number()) first = change;
        }
        if (first == null) return dependencies;
        List<StepId> last = new ArrayList<>(dependencies);
        last.addAll(ledger.gate);
        last.addAll(ledger.ready.getOrDefault(first.name(), List.of()));
        if (first instanceof Change.Keep keep) {
            StepId stopped = ledger.stopped.get(keep.container().name());
            if (stopped != null) last.add(stopped);
        }
        for (Operation.RunHelper helper : helpers.helpers(service, first.name(), Optional.empty()))
            last = List.of(scene.plan.add(helper, "pre_start", last));
        return last;
    }

    private List<Change> starting(ServiceName name) {
        return starting.getOrDefault(name, List.of());
    }

    private boolean starts(Change change) {
        return switch (change) {
            case Change.Create create -> true;
            case Change.Recreate recreate -> true;
            case Change.Remove remove -> false;
            case Change.Keep keep -> {
                ObservedContainer container = keep.container();
                if (ledger.stopped.containsKey(container.name())) yield true;
                if (container.state() == ContainerState.RUNNING
                        || container.state() == ContainerState.RESTARTING) yield false;
                yield oneShotsToo || !completed(keep);
            }
        };
    }

    /**
     * A one-shot that has done its work is run again only when something that waits for it is about to start. Not as
     * docker compose, which starts it at every {@code up}.
     */
    private boolean completed(Change.Keep keep) {
        ObservedContainer container = keep.container();
        if (container.state() != ContainerState.EXITED || container.exitCode() != 0) return false;
        boolean awaited = false;
        for (ServiceName dependant : scene.graph.dependants(keep.service())) {
            DependsOn need = scene.service(dependant).lifecycle().dependsOn().get(keep.service());
            if (need == null || need.condition() != Condition.SERVICE_COMPLETED_SUCCESSFULLY) continue;
            awaited = true;
            if (!starting(dependant).isEmpty()) return false;
        }
        return awaited;
    }

    private static String kept(ObservedContainer container) {
        return container.state() == ContainerState.EXITED ? "completed" : container.state().word();
    }

    private List<StepId> dependencies(Service service) {
        var after = new ArrayList<StepId>();
        service.lifecycle().dependsOn().forEach((dependency, need) -> {
            if (!scene.project.services().containsKey(dependency)) return;
            if (need.condition() != Condition.SERVICE_STARTED) {
                after.addAll(waits.forDependency(service.name(), dependency, need));
                return;
            }
            for (Change change : starting(dependency)) {
                StepId step = started.get(change.name());
                if (step != null) after.add(step);
            }
        });
        return after;
    }

    private StepId start(Service service, Change change, List<InjectedFile> injected, List<StepId> after) {
        ResourceId target = ResourceId.container(change.name());
        List<StepId> before = new ArrayList<>(after);
        before.addAll(ledger.ready.getOrDefault(change.name(), List.of()));
        if (change instanceof Change.Keep keep) {
            StepId stopped = ledger.stopped.get(keep.container().name());
            if (stopped != null) before.add(stopped);
        }
        if (!injected.isEmpty()) {
            before = List.of(scene.plan.add(new Operation.CopyFiles(target, injected), "secrets and configs", before));
        }
        StepId last = scene.plan.add(new Operation.StartContainer(target), reason(change), before);
        for (Hook hook : service.lifecycle().postStart()) {
            last = scene.plan.add(new Operation.RunHook(target, service.name(), hook, Operation.HookPhase.POST_START),
                    "post_start", List.of(last));
        }
        return last;
    }

    private String reason(Change change) {
        StepId created = ledger.created.get(change.name());
        if (created != null) return "created by " + created;
        if (!(change instanceof Change.Keep keep)) return "";
        StepId stopped = ledger.stopped.get(keep.container().name());
        if (stopped != null) return "stopped by " + stopped;
        return switch (keep.container().state()) {
            case CREATED -> "was never started";
            case EXITED -> "exited (" + keep.container().exitCode() + ")";
            default -> "is " + keep.container().state().word();
        };
    }

    private static boolean publishesRange(Service service) {
        for (PortMapping port : service.networking().ports())
            if (port.published().orElse("").indexOf('-') >= 0) return true;
        return false;
    }
}
