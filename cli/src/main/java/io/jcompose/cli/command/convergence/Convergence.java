package io.jcompose.cli.command.convergence;

import io.jcompose.backends.execute.StepOutcome;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.BackendFeature;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.view.Prompt;
import io.jcompose.cli.view.progress.Narrator.HookOutput;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.Planner;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.image.BuildPlanner;
import io.jcompose.planner.oneoff.OneOff;
import io.jcompose.planner.plan.BuildSettings;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.provide.ApiSocket;
import io.jcompose.planner.provide.ProvideSteps;
import io.jcompose.planner.provide.ProvidedVariables;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the engine match a project: images first, then, seen with them, everything else. */
public final class Convergence {
    /** What fails at its start does so within this time; docker compose takes its first look as late. */
    private static final long SETTLES_MILLIS = 500;

    private final Wiring wiring;
    private Project project;
    private boolean provided;
    private final Backend backend;
    private final Planner planner;
    private final ObservationScope scope;
    private ObservedState observed;

    /** Looks at the engine. In a dry run, what is done from here on is done to a picture of it. */
    public Convergence(Wiring wiring, Project project) {
        this.wiring = wiring;
        this.scope = ObservationScope.of(project);
        Backend real = wiring.backend();
        Topology topology = topology(real);
        // Podman's socket is often one of our own, which does not outlive the command
        this.project = topology == Topology.CONTAINERS ? ApiSocket.share(project, () -> credentials(wiring)) : project;
        this.planner = new Planner(topology);
        this.observed = real.observe(scope);
        this.backend = wiring.dryRun() ? wiring.imagined(observed) : real;
    }

    /** Returns how containers are grouped on an engine. */
    public static Topology topology(Backend backend) {
        return backend.info().features().contains(BackendFeature.PODS) ? Topology.PROJECT_POD : Topology.CONTAINERS;
    }

    /** Returns the engine that is worked on. */
    public Backend backend() {
        return backend;
    }

    /** Returns what the engine held when it was last looked at. */
    public ObservedState observed() {
        return observed;
    }

    /** Returns everything that is to do, images included, without doing it. */
    public Plan plan(PlanOptions options) {
        return planner.plan(project, observed, options);
    }

    /** Brings images that are missing, telling how. */
    public void images(PlanOptions options) {
        images(options, false, false);
    }

    /** Brings the images of everything besides one service that are missing. */
    public void imagesAround(ServiceName serviceName, PlanOptions options, boolean quietPull, boolean quietBuild) {
        images(around(serviceName), options, quietPull, quietBuild);
    }

    /** Brings the image of one service, if it is missing. */
    public void imageOf(ServiceName serviceName, PlanOptions options, boolean quietPull, boolean quietBuild) {
        images(ServiceSelection.only(project, Set.of(serviceName)), options, quietPull, quietBuild);
    }

    /**
     * Brings images that are missing.
     *
     * @param quietPull  whether how the parts of images go on is left out
     * @param quietBuild whether what builders say is left out
     */
    public void images(PlanOptions options, boolean quietPull, boolean quietBuild) {
        images(project, options, quietPull, quietBuild);
    }

    private void images(Project part, PlanOptions options, boolean quietPull, boolean quietBuild) {
        Plan needed = planner.images(part, observed, options);
        if (needed.isEmpty()) return;
        Plan images = builds(needed, wiring, BuildSettings.DEFAULT.withProgress(
                quietBuild ? "quiet" : wiring.buildProgress()));
        boolean pulls = images.steps().stream().anyMatch(step -> step.operation() instanceof Operation.PullImage);
        var execution = new Execution(wiring, backend);
        try (ProgressView view = wiring.progress(pulls ? "Pulling" : "Building")) {
            execution.run(images, view, quietPull);
        }
        observed = backend.observe(scope);
    }

    /** Returns a plan whose builds are done as the engine likes them: one after the other, or all in one go. */
    public static Plan builds(Plan plan, Wiring wiring, BuildSettings settings) {
        for (Step step : plan.steps()) {
            if (!(step.operation() instanceof Operation.BuildImages)) continue;
            boolean together = wiring.backend().ability(Images.class).map(Images::buildsTogether).orElse(false);
            return BuildPlanner.prepared(plan, settings, together);
        }
        return plan;
    }

    /**
     * Plans once images are there, and asks what has to be asked: a volume whose recreation is declined stays.
     *
     * @param yes whether every answer is yes
     */
    public Plan planWithImages(PlanOptions options, boolean yes) {
        provide(options);
        return plan(project, options, yes);
    }

    /** Plans everything besides one service, as {@link #planWithImages} does: what {@code run} finds around its container. */
    public Plan planAround(ServiceName serviceName, PlanOptions options) {
        provide(options);
        return plan(around(serviceName), options, false);
    }

    private Project around(ServiceName serviceName) {
        var services = new TreeMap<>(project.services());
        var disabled = new TreeMap<>(project.disabledServices());
        Service service = services.remove(serviceName);
        if (service != null) disabled.put(serviceName, service);
        return project.withServices(services, disabled);
    }

    /** Plans the container of {@code run}. */
    public Plan planOneOff(OneOff wanted) {
        return planner.oneOff(project, observed, wanted);
    }

    /** Returns the project as it is carried out: with what providers told, once they were asked. */
    public Project project() {
        return project;
    }

    private Plan plan(Project part, PlanOptions options, boolean yes) {
        PlanOptions ready = options.withImagesReady();
        Plan plan = planner.plan(part, observed, ready);
        Set<String> kept = declined(plan, yes);
        if (!kept.isEmpty()) plan = planner.plan(part, observed, ready.withKeptVolumes(kept));
        for (String warning : plan.warnings()) wiring.diagnostics().warning(warning);
        return plan;
    }

    /** Has providers provide and models serve, once; what they tell is part of the project from then on. */
    private void provide(PlanOptions options) {
        if (provided || !ProvideSteps.needed(project)) return;
        provided = true;
        Plan plan = planner.provide(project, observed, options);
        var told = new HashMap<ResourceId, Map<String, String>>();
        try (ProgressView view = wiring.progress("Running")) {
            for (StepOutcome outcome : new Execution(wiring, backend).run(plan, view, HookOutput.NONE).outcomes()) {
                if (outcome instanceof StepOutcome.Succeeded done) told.put(done.step().operation().target(),
                        done.performed().variables());
            }
        }
        project = ProvidedVariables.add(project, told);
    }

    private static String credentials(Wiring wiring) {
        return new RegistryCredentials(wiring.environment()).configFile();
    }

    private Set<String> declined(Plan plan, boolean yes) {
        var declined = new HashSet<String>();
        for (Step step : plan.steps()) {
            if (step.question().isEmpty() || yes) continue;
            if (!Prompt.confirm(wiring.console(), step.question().get())) {
                declined.add(step.operation().target().name());
            }
        }
        return declined;
    }

    /** Carries out a plan. */
    public void execute(Plan plan) {
        new Execution(wiring, backend).run(plan, "Running");
    }

    /**
     * Looks once more at what {@code --wait} waited for: what came up and failed right after does not run.
     *
     * @throws EngineException naming the first that has failed
     */
    public void confirm(Plan plan) {
        var awaited = new HashSet<String>();
        for (Step step : plan.steps()) {
            if (step.operation() instanceof Operation.AwaitRunning wait) awaited.add(wait.target().name());
        }
        if (awaited.isEmpty()) return;
        try {
            Thread.sleep(SETTLES_MILLIS);
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
        for (ObservedContainer container : observe().containers()) {
            boolean ended = container.state() == ContainerState.EXITED || container.state() == ContainerState.DEAD;
            if (!ended || container.exitCode() == 0 || !awaited.contains(container.name())) continue;
            throw EngineException.failed(
                    "container " + container.name() + " exited (" + container.exitCode() + ")");
        }
    }

    /** Looks at the engine again. */
    public ObservedState observe() {
        observed = backend.observe(scope);
        return observed;
    }
}
