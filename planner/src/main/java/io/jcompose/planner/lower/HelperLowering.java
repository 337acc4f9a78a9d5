package io.jcompose.planner.lower;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Isolation;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code pre_start}: containers that run to their end, one after the other, before those of a service start. They see the
 * networks of the service and the volumes of one of its containers, and nothing else of it. Source: docker compose 5.5.
 */
public final class HelperLowering {
    private final Project project;
    private final ContainerLowering containers;

    public HelperLowering(Project project, ContainerLowering containers) {
        this.project = project;
        this.containers = containers;
    }

    /**
     * Returns the helpers of a service, in order.
     *
     * @param beside the name of the container whose volumes they see
     * @param pod    the pod of that container
     * @throws ComposeException when one of them is asked for each replica, which no docker compose does yet
     */
    public List<Operation.RunHelper> helpers(Service service, String beside, Optional<String> pod) {
        var helpers = new ArrayList<Operation.RunHelper>();
        for (Hook hook : service.lifecycle().preStart()) {
            int index = helpers.size();
            if (hook.perReplica()) throw new ComposeException(ComposeException.Kind.INVALID_PROJECT, "service \""
                    + service.name() + "\" pre_start[" + index + "]: per_replica is not yet supported; remove "
                    + "per_replica or set it to false");
            ContainerSpec spec = spec(service, hook, project.name() + "-" + service.name() + "-pre_start-" + index,
                    beside, pod);
            helpers.add(new Operation.RunHelper(ResourceId.container(spec.name()), service.name(), index, spec));
        }
        return helpers;
    }

    private ContainerSpec spec(Service service, Hook hook, String name, String beside, Optional<String> pod) {
        var environment = new TreeMap<>(service.process().environment());
        environment.putAll(hook.environment());
        String image = hook.image().orElse(service.imageReference(project));
        var process = new Process(hook.command().isEmpty() ? Optional.empty() : Optional.of(hook.command()),
                Optional.empty(), environment, List.of(), hook.user(), List.of(), hook.workingDirectory(), false,
                false, Optional.empty(), Optional.empty(), Optional.empty());
        Networking of = service.networking();
        var networking = new Networking(of.networkMode(), of.networks(), List.of(), List.of(), List.of(), List.of(),
                Map.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        var isolation = new Isolation(List.of(), List.of(), hook.privileged(), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                Optional.empty(), false);
        Service empty = LabelledProject.service(service.name(), image, Map.of(), 1);
        Service helper = empty.withProcess(process).withNetworking(networking).withIsolation(isolation)
                .withStorage(empty.storage().withVolumesFrom(List.of(beside)));
        Map<String, String> labels = Map.of(ComposeLabels.PROJECT, project.name(), ComposeLabels.SERVICE,
                service.name().value(), ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
        return new ContainerSpec(name, helper, image, labels,
                containers.attachments(service, 0), List.of(), List.of(), List.of(), false,
                ContainerSpec.Purpose.SERVICE,
                Optional.empty(),
                pod, List.of(), Optional.empty());
    }
}
