package io.jcompose.planner.image;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans {@code pull} and {@code push}. What is left out is kept, with the words of docker compose for it. */
public final class TransferPlanner {
    private TransferPlanner() {}

    /**
     * Returns a step for each image that a service names, and why the others are left out.
     *
     * @param policy          a pull policy for all services, stronger than theirs
     * @param ignoreBuildable whether images that can be built are left out
     */
    public static Plan pull(Project project, ObservedState observed, Optional<String> policy, boolean ignoreBuildable) {
        var plan = new PlanBuilder(project.name());
        Map<String, ServiceName> pulled = new HashMap<>();
        for (Service service : project.services().values()) {
            Optional<String> left = leftOut(service, observed, policy, ignoreBuildable, pulled);
            if (left.isPresent()) {
                plan.keep(ResourceId.service(service.name().value()), left.get());
                continue;
            }
            String image = service.image().orElseThrow();
            pulled.put(image, service.name());
            plan.add(new Operation.PullImage(ResourceId.image(image), platform(project, service),
                    List.of(service.name())), "asked for", List.of());
        }
        return plan.build();
    }

    private static Optional<String> leftOut(Service service, ObservedState observed, Optional<String> policy,
            boolean ignoreBuildable, Map<String, ServiceName> pulled) {
        if (service.image().isEmpty()) return Optional.of("Skipped - No image to be pulled");
        String image = service.image().get();
        switch (policy.or(() -> service.lifecycle().pullPolicy()).orElse("")) {
            case "never", "build":
                return Optional.of("Skipped");
            case "missing", "if_not_present":
                if (!observed.images().containsKey(image) || moves(image)) break;
                return Optional.of("Skipped - Image is already present locally");
            default:
        }
        if (ignoreBuildable && service.build().isPresent()) return Optional.of("Skipped - Image can be built");
        ServiceName other = pulled.get(image);
        return other == null ? Optional.empty() : Optional.of("Skipped - Image is already being pulled by " + other);
    }

    /** Returns whether the tag is the one that everybody moves: latest, also when it is not written. */
    private static boolean moves(String image) {
        if (image.indexOf('@') >= 0) return false;
        int colon = image.lastIndexOf(':');
        return colon <= image.lastIndexOf('/') || image.substring(colon + 1).equals("latest");
    }

    private static String repository(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    }

    private static Optional<String> platform(Project project, Service service) {
        return service.metadata().platform()
                .or(() -> Optional.ofNullable(project.environment().get("DOCKER_DEFAULT_PLATFORM")))
                .filter(platform -> !platform.isEmpty());
    }

    /** Returns a step for each name of each image that is built and named; the others are left out. */
    public static Plan push(Project project) {
        var plan = new PlanBuilder(project.name());
        for (Service service : project.services().values()) {
            if (service.build().isEmpty() || service.image().isEmpty()) {
                plan.keep(ResourceId.service(service.name().value()), "Skipped");
                continue;
            }
            var names = new LinkedHashSet<String>();
            names.add(service.image().get());
            names.addAll(service.build().get().tags());
            // registries mind when the same layers come twice at the same time
            Map<String, StepId> sent = new HashMap<>();
            for (String name : names) {
                String repository = repository(name);
                StepId before = sent.get(repository);
                sent.put(repository, plan.add(new Operation.PushImage(ResourceId.image(name), service.name()),
                        "asked for", before == null ? List.of() : List.of(before)));
            }
        }
        return plan.build();
    }
}
