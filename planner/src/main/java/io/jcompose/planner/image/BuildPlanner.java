package io.jcompose.planner.image;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans {@code build}. Rules: docker compose 2.40.3. */
public final class BuildPlanner {
    private final Project project;
    private final BuildLowering lowering;
    private final PlanBuilder plan;
    private final Map<ServiceName, StepId> steps = new HashMap<>();
    private final TreeSet<ServiceName> reached = new TreeSet<>();

    private BuildPlanner(Project project, BuildFlags flags) {
        this.project = project;
        this.lowering = new BuildLowering(project, flags);
        this.plan = new PlanBuilder(project.name());
    }

    /**
     * Returns a step for each image that is built, after those that it is based on and those of the services that it
     * depends on: a Dockerfile may name such an image as well as {@code additional_contexts} does.
     *
     * @param names        services named; empty: all
     * @param dependencies whether services that those depend on are built too
     */
    public static Plan plan(Project project, List<ServiceName> names, boolean dependencies, BuildFlags flags) {
        var planner = new BuildPlanner(project, flags);
        Collection<ServiceName> wanted = names.isEmpty() ? project.services().keySet() : names;
        for (ServiceName name : names) {
            if (BuildLowering.find(project, name).isEmpty()) throw new ComposeException(
                    ComposeException.Kind.INVALID_PROJECT, "no such service: " + name);
        }
        planner.reached.addAll(planner.reached(wanted, dependencies));
        for (ServiceName name : planner.reached) planner.add(name, new TreeSet<>());
        return planner.plan.build();
    }

    private TreeSet<ServiceName> reached(Collection<ServiceName> wanted, boolean dependencies) {
        var reached = new TreeSet<ServiceName>();
        var open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            ServiceName name = open.poll();
            Service service = BuildLowering.find(project, name).orElse(null);
            if (service == null || !reached.add(name)) continue;
            if (dependencies) open.addAll(service.lifecycle().dependsOn().keySet());
            service.build().ifPresent(build -> open.addAll(ImageBuild.bases(build)));
        }
        return reached;
    }

    private void add(ServiceName name, TreeSet<ServiceName> path) {
        Service service = BuildLowering.find(project, name).orElse(null);
        if (service == null || service.build().isEmpty() || service.provider().isPresent()) return;
        if (steps.containsKey(name) || !path.add(name)) return;
        ImageBuild build = lowering.lower(service);
        var after = new ArrayList<StepId>();
        for (ServiceName base : build.bases()) {
            add(base, path);
            if (steps.containsKey(base)) after.add(steps.get(base));
        }
        for (ServiceName dependency : lowering.buildsBefore(service)) {
            if (!reached.contains(dependency)) continue;
            add(dependency, path);
            if (steps.containsKey(dependency)) after.add(steps.get(dependency));
        }
        steps.put(name, plan.add(new Operation.BuildImages(ResourceId.image(build.reference()), List.of(build),
                lowering.bases(build), BuildSettings.DEFAULT, false), "asked for", after));
    }

    /**
     * Returns a plan as its builder likes it.
     *
     * @param settings how all images are built
     * @param together whether the builder takes all builds at once and finds their order itself; builds that stand in for
     *                 a pull stay alone
     */
    public static Plan prepared(Plan plan, BuildSettings settings, boolean together) {
        var prepared = new PlanBuilder(plan.project());
        Map<StepId, StepId> renamed = new HashMap<>();
        var joined = new ArrayList<Step>();
        for (Step step : plan.steps()) {
            boolean build = step.operation() instanceof Operation.BuildImages;
            if (build && together && step.fallbackOf().isEmpty()) {
                joined.add(step);
                continue;
            }
            Operation operation = step.operation() instanceof Operation.BuildImages images
                    ? new Operation.BuildImages(images.target(), images.builds(), images.others(), settings, together)
                    : step.operation();
            TreeSet<StepId> after = renamed(step.after(), renamed);
            StepId replaced = step.fallbackOf().map(renamed::get).orElse(null);
            renamed.put(step.id(), replaced == null ? prepared.add(operation, step.reason(), after)
                    : prepared.fallback(operation, step.reason(), after, replaced));
        }
        if (!joined.isEmpty()) join(joined, settings, renamed, prepared);
        return prepared.build();
    }

    private static void join(List<Step> steps, BuildSettings settings, Map<StepId, StepId> renamed,
            PlanBuilder prepared) {
        var builds = new TreeMap<ServiceName, ImageBuild>();
        var others = new TreeMap<ServiceName, ImageBuild>();
        var after = new TreeSet<StepId>();
        for (Step step : steps) {
            if (!(step.operation() instanceof Operation.BuildImages images)) continue;
            for (ImageBuild image : images.builds()) builds.put(image.service(), image);
            for (ImageBuild image : images.others()) others.put(image.service(), image);
            after.addAll(renamed(step.after(), renamed));
        }
        others.keySet().removeAll(builds.keySet());
        ResourceId target = steps.size() == 1 ? steps.get(0).operation().target()
                : ResourceId.project(prepared.project());
        prepared.add(new Operation.BuildImages(target, List.copyOf(builds.values()), List.copyOf(others.values()),
                settings, true), steps.get(0).reason(), after);
    }

    private static TreeSet<StepId> renamed(Collection<StepId> ids, Map<StepId, StepId> names) {
        var renamed = new TreeSet<StepId>();
        for (StepId id : ids) {
            StepId name = names.get(id);
            if (name != null) renamed.add(name);
        }
        return renamed;
    }
}
