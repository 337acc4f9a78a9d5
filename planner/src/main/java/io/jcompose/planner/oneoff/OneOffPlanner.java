package io.jcompose.planner.oneoff;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.planner.lower.ContainerLowering;
import io.jcompose.planner.lower.FileLowering;
import io.jcompose.planner.lower.LinkNames;
import io.jcompose.planner.lower.SharedParts;
import io.jcompose.planner.lower.SharedParts.SharedPart;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the container of {@code run}, up to its start: once its dependencies are as they must be, it is created, and
 * gets its files. Everything else of the project is there already. Source: docker compose 2.40.3.
 */
public final class OneOffPlanner {
    private final Project project;
    private final ObservedState observed;
    private final OneOff wanted;
    private final PlanBuilder plan;

    private OneOffPlanner(Project project, ObservedState observed, OneOff wanted) {
        this.project = project;
        this.observed = observed;
        this.wanted = wanted;
        plan = new PlanBuilder(project.name());
    }

    /**
     * Returns the steps.
     *
     * @throws ComposeException when it shares something with a service that has no container
     */
    public static Plan plan(Project project, ObservedState observed, OneOff wanted) {
        return new OneOffPlanner(project, observed, wanted).plan();
    }

    private Plan plan() {
        Service service = wanted.service();
        var waits = new ArrayList<StepId>();
        service.lifecycle().dependsOn().forEach((dependency, need) -> await(dependency, need, waits));
        var files = new FileLowering(project, plan::warn);
        ResourceId target = ResourceId.container(wanted.name());
        StepId created = plan.add(new Operation.CreateContainer(target, spec(files)), "one-off", waits);
        List<InjectedFile> injected = files.injected(service);
        if (!injected.isEmpty()) {
            plan.add(new Operation.CopyFiles(target, injected), "secrets and configs", List.of(created));
        }
        return plan.build();
    }

    private void await(ServiceName dependency, DependsOn need, List<StepId> waits) {
        Service service = project.services().get(dependency);
        if (service == null || service.provider().isPresent()) return;
        var await = new Operation.Await(dependency, Optional.of(wanted.service().name()), need.required(),
                Optional.empty());
        String reason = wanted.service().name() + " depends on " + dependency + ": " + need.condition().text();
        for (ObservedContainer container : containers(dependency)) {
            switch (need.condition()) {
                case SERVICE_STARTED -> {
                    // it was started, and nothing more is asked
                }
                case SERVICE_HEALTHY -> {
                    if (container.health() != Health.HEALTHY) waits.add(plan.add(
                            new Operation.AwaitHealthy(container.resource(), await), reason, List.of()));
                }
                case SERVICE_COMPLETED_SUCCESSFULLY -> {
                    boolean completed = container.state() == ContainerState.EXITED && container.exitCode() == 0;
                    if (!completed) waits.add(plan.add(
                            new Operation.AwaitCompleted(container.resource(), await), reason, List.of()));
                }
            }
        }
    }

    private ContainerSpec spec(FileLowering files) {
        Service service = wanted.service();
        Map<String, String> known = new HashMap<>();
        var references = new ArrayList<NamespaceReference>();
        Optional<String> pod = Optional.empty();
        for (SharedPart part : SharedParts.of(service)) {
            List<ObservedContainer> others = containers(part.with());
            if (others.isEmpty()) throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "cannot share " + part.noun() + " with service " + part.with() + ": container missing");
            ObservedContainer other = others.getFirst();
            known.put(other.name(), other.id());
            references.add(part.to(other.name()));
            // containers that share a namespace must be in the same pod; otherwise it is nobody's
            if (!part.part().equals("volumes_from")) pod = other.pod();
        }
        var lowering = new ContainerLowering(project, observed.images(), files);
        return lowering.spec(service, new ContainerLowering.Place(wanted.name(), 1, Optional.empty(), false, pod,
                links(), references, known, true)).forOneCommand(wanted.slug(), wanted.aliases(), wanted.removed());
    }

    private List<String> links() {
        var links = new ArrayList<String>();
        for (String link : wanted.service().networking().links()) {
            int colon = link.indexOf(':');
            var target = new ServiceName(colon < 0 ? link : link.substring(0, colon));
            String alias = colon < 0 ? link : link.substring(colon + 1);
            for (ObservedContainer container : containers(target)) {
                links.addAll(LinkNames.of(project, container.name(), target, alias, 1));
            }
        }
        for (String link : wanted.service().networking().externalLinks()) {
            links.add(link.indexOf(':') < 0 ? link + ":" + link : link);
        }
        return links;
    }

    private List<ObservedContainer> containers(ServiceName service) {
        var found = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : observed.containers()) {
            boolean own = container.service().equals(service.value()) && !container.oneOff();
            if (own && !container.configHash().isEmpty()) found.add(container);
        }
        return found;
    }
}
