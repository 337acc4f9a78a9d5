package io.jcompose.planner.converge;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.image.BuildFlags;
import io.jcompose.planner.image.BuildLowering;
import io.jcompose.planner.image.PlatformSpecifier;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Steps that pull and build images. Rules: docker compose 2.40.3. */
final class ImageSteps {
    private final Scene scene;
    private final BuildLowering lowering;
    /** The step after which an image is there, by reference. */
    private final Map<String, StepId> steps = new HashMap<>();
    private final Map<ServiceName, StepId> builds = new TreeMap<>();

    ImageSteps(Scene scene) {
        this.scene = scene;
        this.lowering = new BuildLowering(scene.project, BuildFlags.TO_RUN);
    }

    /** Adds the steps; returns the one that brings an image, by reference. */
    Map<String, StepId> add() {
        var pulls = new TreeMap<String, Pull>();
        for (Service service : scene.project.services().values()) {
            pullReason(service).ifPresent(reason -> pulls.computeIfAbsent(service.imageReference(scene.project),
                    none -> new Pull(service, reason)).services.add(service.name()));
            for (Hook hook : service.lifecycle().preStart()) {
                hook.image().filter(image -> !scene.observed.images().containsKey(image)).ifPresent(
                        image -> pulls.computeIfAbsent(image, none -> new Pull(service, "not found")).services
                                .add(service.name()));
            }
            for (Mount mount : service.storage().volumes()) {
                if (mount instanceof Mount.Image image
                        && !scene.observed.images().containsKey(image.source())) pulls.computeIfAbsent(image.source(),
                                none -> new Pull(service, "not found")).services.add(service.name());
            }
        }
        pulls.forEach((reference, pull) -> steps.put(reference, scene.plan.add(
                new Operation.PullImage(ResourceId.image(reference), platform(pull.first), pull.services),
                pull.reason, List.of())));
        for (ServiceName name : scene.graph.order()) build(scene.service(name), new ArrayList<>());
        return steps;
    }

    private static final class Pull {
        private final Service first;
        private final String reason;
        private final List<ServiceName> services = new ArrayList<>();

        private Pull(Service first, String reason) {
            this.first = first;
            this.reason = reason;
        }
    }

    private Optional<String> pullReason(Service service) {
        if (service.provider().isPresent() || service.image().isEmpty()) return Optional.empty();
        Optional<ObservedImage> present = present(service);
        String policy = policy(service);
        switch (policy) {
            case "always":
                return Optional.of("pull policy always");
            case "never", "build":
                return Optional.empty();
            default:
        }
        Optional<java.time.Duration> age = PullPolicy.age(policy);
        if (age.isPresent() && present.isPresent()) {
            boolean old = present.get().tagged().map(tagged -> scene.options.now().isAfter(tagged.plus(age.get())))
                    .orElse(true);
            return old ? Optional.of("pull policy " + policy) : Optional.empty();
        }
        return present.isPresent() ? Optional.empty() : Optional.of("not found");
    }

    /** The policy of the command line, of the service, or the default. {@code --build} makes it {@code build}. */
    private String policy(Service service) {
        if (service.build().isPresent() && scene.options.build() == PlanOptions.Build.ALL) return "build";
        return scene.options.pull().or(() -> service.lifecycle().pullPolicy()).orElse("missing");
    }

    private Optional<ObservedImage> present(Service service) {
        ObservedImage image = scene.observed.images().get(service.imageReference(scene.project));
        if (image == null) return Optional.empty();
        String wanted = platform(service).orElse("");
        boolean fits = wanted.isEmpty() || image.platform().isEmpty()
                || PlatformSpecifier.parse(wanted).matches(image.platform());
        return fits ? Optional.of(image) : Optional.empty();
    }

    private Optional<String> platform(Service service) {
        return service.metadata().platform()
                .or(() -> Optional.ofNullable(scene.project.environment().get("DOCKER_DEFAULT_PLATFORM")))
                .filter(platform -> !platform.isEmpty());
    }

    private void build(Service service, List<ServiceName> path) {
        if (service.build().isEmpty() || service.provider().isPresent() || builds.containsKey(service.name())) return;
        if (scene.options.build() == PlanOptions.Build.NONE || path.contains(service.name())) return;
        boolean wanted = policy(service).equals("build");
        if (!wanted && present(service).isPresent()) return;
        path.add(service.name());
        ImageBuild build = lowering.lower(service);
        var after = new ArrayList<StepId>();
        for (ServiceName other : build.bases()) {
            Service base = scene.project.services().get(other);
            if (base != null) build(base, path);
            StepId first = builds.get(other);
            if (first != null) after.add(first);
        }
        for (ServiceName dependency : lowering.buildsBefore(service)) {
            build(scene.service(dependency), path);
            StepId first = builds.get(dependency);
            if (first != null) after.add(first);
        }
        String reference = build.reference();
        var operation = new Operation.BuildImages(ResourceId.image(reference), List.of(build), lowering.bases(build),
                BuildSettings.DEFAULT, false);
        StepId earlier = steps.get(reference);
        StepId step;
        if (earlier != null && !wanted && builds.values().stream().noneMatch(earlier::equals)) {
            step = scene.plan.fallback(operation, "when it cannot be pulled", after, earlier);
        } else {
            if (earlier != null) after.add(earlier);
            step = scene.plan.add(operation, wanted ? "build is asked for" : "not found", after);
        }
        builds.put(service.name(), step);
        steps.put(reference, step);
    }
}
