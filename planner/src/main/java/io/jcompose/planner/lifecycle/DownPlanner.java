package io.jcompose.planner.lifecycle;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.converge.EndSteps;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.DownOptions.BuiltImage;
import io.jcompose.planner.plan.DownOptions.Images;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.ProviderCommand;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.provide.ProvideSteps;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedPod;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans {@code down}: dependants go before what they depend on, then networks, volumes, pods and images. */
public final class DownPlanner {
    private static final String DOWN = "down";

    private final Census census;
    private final ObservedState observed;
    private final DownOptions options;
    private final PlanBuilder plan;
    private final Map<String, StepId> removed = new HashMap<>();

    private DownPlanner(Project project, ObservedState observed, DownOptions options) {
        census = new Census(project, observed);
        this.observed = observed;
        this.options = options;
        plan = new PlanBuilder(project.name());
    }

    /** Returns the steps. */
    public static Plan plan(Project project, ObservedState observed, DownOptions options) {
        return new DownPlanner(project, observed, options).plan();
    }

    private Plan plan() {
        Set<ServiceName> selected = options.services().isEmpty()
                ? census.project.services().keySet()
                : census.graph.withDependants(census.selected(options.services()));
        for (ServiceName name : census.graph.reverseOrder()) {
            if (!selected.contains(name)) continue;
            List<StepId> dependants = census.ofDependants(name, removed);
            Service service = census.service(name);
            if (service != null && service.provider().isPresent()) {
                ProvideSteps.add(plan, census.project, name, service.provider().get(), ProviderCommand.DOWN, DOWN,
                        dependants);
                continue;
            }
            for (ObservedContainer container : census.of(name))
                remove(container, census.service(name), DOWN, options.volumes(), dependants);
        }
        if (options.orphans()) orphans();
        networks();
        volumes();
        pods();
        images();
        boolean nothingDeclared = census.project.networks().values().stream().allMatch(Network::external)
                && (!options.volumes() || census.project.volumes().values().stream().allMatch(Volume::external));
        if (plan.size() == 0 && census.all.isEmpty() && nothingDeclared) plan
                .warn("Warning: No resource found to remove for project \"" + census.project.name() + "\".");
        return plan.build();
    }

    private void remove(ObservedContainer container, @Nullable Service service, String reason, boolean volumes,
            Collection<StepId> after) {
        StepId stopped = EndSteps.stop(plan, container, service, options.timeout(), reason, after);
        removed.put(container.name(), plan.add(new Operation.RemoveContainer(container.resource(), volumes), reason,
                List.of(stopped)));
    }

    private void orphans() {
        for (ObservedContainer container : census.all) {
            if (removed.containsKey(container.name())) continue;
            if (container.oneOff()) remove(container, null, "one-off container", options.volumes(), List.of());
            else if (!census.known(container)) remove(container, null,
                    "no service " + container.service() + " in the project", false, List.of());
        }
    }

    /** Returns the removals of containers of which something holds. */
    private List<StepId> after(Predicate<ObservedContainer> concerned) {
        var after = new ArrayList<StepId>();
        for (ObservedContainer container : census.all) {
            StepId step = removed.get(container.name());
            if (step != null && concerned.test(container)) after.add(step);
        }
        return after;
    }

    private void networks() {
        for (Network network : census.project.networks().values()) {
            ObservedNetwork actual = observed.networks().get(network.name());
            if (network.external() || actual == null) continue;
            boolean ours = census.project.name().equals(actual.labels().get(ComposeLabels.PROJECT))
                    && network.key().equals(actual.labels().get(ComposeLabels.NETWORK));
            if (!ours) continue;
            plan.add(new Operation.RemoveNetwork(ResourceId.network(network.name())), DOWN,
                    after(container -> container.networks().containsKey(network.name())));
        }
    }

    private void volumes() {
        if (!options.volumes()) return;
        for (Volume volume : census.project.volumes().values()) {
            if (volume.external() || !observed.volumes().containsKey(volume.name())) continue;
            plan.add(new Operation.RemoveVolume(ResourceId.volume(volume.name())), "volumes are asked for",
                    after(container -> container.mounts().stream()
                            .anyMatch(mount -> mount.name().equals(volume.name()))));
        }
    }

    private void pods() {
        for (ObservedPod pod : observed.pods().values()) {
            if (!census.project.name().equals(pod.labels().get(ComposeLabels.PROJECT))) continue;
            Predicate<ObservedContainer> member = container -> container.pod().equals(Optional.of(pod.name()));
            boolean stays = observed.containers().stream()
                    .anyMatch(container -> member.test(container) && !removed.containsKey(container.name()));
            if (!stays) plan.add(new Operation.RemovePod(ResourceId.pod(pod.name())), DOWN, after(member));
        }
    }

    private void images() {
        if (options.images() == Images.NONE) return;
        var references = new TreeSet<String>();
        for (Service service : census.project.services().values()) {
            if (service.provider().isPresent()) continue;
            String reference = service.imageReference(census.project);
            boolean concerned = options.images() == Images.ALL || service.image().isEmpty();
            if (concerned && observed.images().containsKey(reference)) references.add(withTag(reference));
        }
        for (BuiltImage image : options.built()) {
            boolean known = census.project.services().keySet().stream()
                    .anyMatch(name -> name.value().equals(image.service()));
            if (known || options.orphans()) references.add(withTag(image.reference()));
        }
        for (String reference : references) {
            plan.add(new Operation.RemoveImage(ResourceId.image(reference)), "images are asked for",
                    after(container -> true));
        }
    }

    /** Returns the short name with its tag, so that one image is not removed under two spellings of its name. */
    private static String withTag(String reference) {
        if (reference.startsWith("sha256:")) return reference;
        String name = reference;
        for (String prefix : List.of("docker.io/library/", "docker.io/", "localhost/")) {
            if (!name.startsWith(prefix)) continue;
            name = name.substring(prefix.length());
            break;
        }
        boolean tagged = name.indexOf('@') >= 0 || name.lastIndexOf(':') > name.lastIndexOf('/');
        return tagged ? name : name + ":latest";
    }
}
