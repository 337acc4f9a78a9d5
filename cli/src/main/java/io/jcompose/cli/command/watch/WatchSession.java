package io.jcompose.cli.command.watch;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.Narrator.HookOutput;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.PlanOptions.Build;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Watches source files of a project and brings containers up to date, until its thread is interrupted. */
public final class WatchSession {
    private final Wiring wiring;
    private final Project project;
    private final Backend backend;
    private final List<WatchRule> rules;
    private final Consumer<String> told;
    private final boolean quiet;
    private final boolean prune;

    /**
     * Prepares it.
     *
     * @param services those watched; empty: all that can be
     * @param told     hears what is done
     * @param quiet    whether builds show nothing
     * @param prune    whether images that a rebuild leaves behind are removed
     * @throws UsageException when there is nothing to watch
     */
    public WatchSession(Wiring wiring, Project project, List<String> services, boolean quiet, boolean prune,
            Consumer<String> told) {
        this.wiring = wiring;
        this.project = project;
        this.backend = wiring.backend();
        this.quiet = quiet;
        this.prune = prune;
        this.told = told;
        this.rules = new ArrayList<>();
        for (Service service : project.services().values()) {
            if (!services.isEmpty() && !services.contains(service.name().value())) continue;
            if (WatchRule.saidTheOldWay(service)) wiring.diagnostics().warning(
                    "x-develop is DEPRECATED, please use the official `develop` attribute");
            for (WatchRule rule : WatchRule.of(service, project.workingDirectory())) {
                if (isMounted(rule)) continue;
                rules.add(rule);
                if (rule.saysSoTheOldWay()) wiring.diagnostics().warning(
                        "x-initialSync is DEPRECATED, please use the official `initial_sync` attribute");
            }
        }
        if (rules.isEmpty()) throw new UsageException(
                "none of the selected services is configured for watch, consider setting a 'develop' section");
    }

    private boolean isMounted(WatchRule rule) {
        if (!rule.syncs()) return false;
        for (Mount mount : rule.service().storage().volumes()) {
            if (!(mount instanceof Mount.Bind bind) || !rule.path().startsWith(Path.of(bind.source()))) continue;
            wiring.diagnostics().warning("path '" + rule.trigger().path()
                    + "' also declared by a bind mount volume, this path won't be monitored!");
            return true;
        }
        return false;
    }

    /** Returns whether something that is watched is built. */
    public boolean builds() {
        for (WatchRule rule : rules) if (rule.service().build().isPresent()) return true;
        return false;
    }

    /**
     * Watches.
     *
     * @throws ComposeException of kind {@code CANCELLED} when the thread is interrupted
     */
    public void run() {
        var roots = new TreeSet<Path>();
        for (WatchRule rule : rules) roots.add(rule.path());
        try (var events = new FileEvents(roots, this::isConcerned)) {
            told.accept("Watch enabled");
            syncAtFirst();
            while (true) {
                Set<Path> changed = events.next();
                Instant begun = Instant.now();
                wiring.debug("batch start: count[" + changed.size() + "]");
                try {
                    handle(Batch.of(changed, rules));
                } catch (ComposeException failed) {
                    if (failed.kind() == ComposeException.Kind.CANCELLED) throw failed;
                    wiring.diagnostics().warning("Error handling changed files: " + failed.getMessage());
                }
                wiring.debug("batch complete: duration[" + Duration.between(begun, Instant.now()).toMillis()
                        + "ms] count[" + changed.size() + "]");
            }
        }
    }

    private boolean isConcerned(Path file) {
        for (WatchRule rule : rules) if (rule.concerns(file)) return true;
        // a directory on the way to files that are included by name
        return Files.isDirectory(file) && rules.stream()
                .anyMatch(rule -> !rule.trigger().include().isEmpty() && file.startsWith(rule.path()));
    }

    private void syncAtFirst() {
        var files = new TreeSet<Path>();
        var initial = new ArrayList<WatchRule>();
        for (WatchRule rule : rules) {
            if (!rule.syncsAtFirst()) continue;
            initial.add(rule);
            files.addAll(filesOf(rule));
        }
        Batch.of(files, initial).syncs().forEach(this::sync);
    }

    private static Collection<Path> filesOf(WatchRule rule) {
        try (Stream<Path> all = Files.walk(rule.path())) {
            return all.filter(file -> !Files.isDirectory(file)).toList();
        } catch (IOException nothingThere) {
            return List.of();
        }
    }

    private void handle(Batch batch) {
        if (!batch.rebuild().isEmpty()) rebuild(batch.rebuild());
        batch.syncs().forEach((service, files) -> {
            told.accept("Syncing service \"" + service + "\" after " + files.size() + " changes were detected");
            sync(service, files);
        });
        if (!batch.restart().isEmpty()) restart(batch.restart());
        for (WatchRule rule : batch.execs()) exec(rule);
    }

    private void sync(String service, Map<Path, String> files) {
        var copier = new Copier(backend);
        var stuck = new TreeSet<String>();
        for (ObservedContainer container : running(service)) stuck.addAll(copier.apply(container, files));
        if (!stuck.isEmpty()) startAfresh(service, stuck, copier);
    }

    /**
     * Removes files from containers that have no {@code rm}: new containers take their place, into which everything
     * that is there now is copied. What the image itself brought stays.
     */
    private void startAfresh(String service, Set<String> gone, Copier copier) {
        recreate(Set.of(service));
        var files = new LinkedHashMap<Path, String>();
        for (WatchRule rule : rules) {
            if (!rule.syncs() || !rule.serviceName().equals(service)) continue;
            for (Path file : filesOf(rule)) if (rule.concerns(file)) files.put(file, rule.targetOf(file));
        }
        for (ObservedContainer container : running(service)) {
            copier.apply(container, files);
            for (String place : gone) {
                if (copier.has(container, place)) wiring.diagnostics().warning(place
                        + " is part of the image of service \"" + service + "\" and stays until that is built again");
            }
        }
    }

    private List<ObservedContainer> running(String service) {
        var running = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : backend.containers(
                new ContainerQuery(Optional.of(project.name()), false))) {
            boolean runs = container.state() == ContainerState.RUNNING;
            if (runs && !container.oneOff() && container.service().equals(service)) running.add(container);
        }
        return running;
    }

    private void restart(Set<String> services) {
        var planner = new Planner(Convergence.topology(backend));
        Plan plan = planner.restart(project, backend.observe(ObservationScope.of(project)), names(services), true,
                Optional.empty());
        new Execution(wiring, backend).runSilently(plan, HookOutput.NONE, listener -> listener);
        told.accept("service(s) " + quoted(services) + " restarted");
    }

    private void rebuild(Set<String> services) {
        told.accept("Rebuilding service(s) " + quoted(services) + " after changes were detected...");
        var before = new TreeSet<String>();
        for (String service : services) for (ObservedContainer old : running(service)) before.add(old.imageId());
        PlanOptions options = PlanOptions.defaults().withServices(names(services), true)
                .withImages(Build.ALL, Optional.empty(), Instant.now());
        try {
            new Convergence(wiring, project).images(options, quiet, quiet);
        } catch (ComposeException failed) {
            if (failed.kind() == ComposeException.Kind.CANCELLED) throw failed;
            told.accept("Build failed. Error: " + failed.getMessage());
            return;
        }
        told.accept("service(s) " + quoted(services) + " successfully built");
        recreate(services);
        if (prune) for (String image : before) removeIfUnnamed(image);
    }

    private void recreate(Set<String> services) {
        PlanOptions options = PlanOptions.defaults().withServices(names(services), false)
                .withRecreate(Recreate.FORCE, Recreate.DIVERGED, false).withStopTimeout(Optional.empty())
                .withImages(Build.NONE, Optional.empty(), Instant.now());
        var convergence = new Convergence(wiring, project);
        Plan plan = convergence.planWithImages(options, true);
        new Execution(wiring, backend).runSilently(plan, HookOutput.NONE, listener -> listener);
    }

    private void removeIfUnnamed(String image) {
        boolean unnamed = backend.ability(Inspections.class).flatMap(inspections -> inspections.image(image))
                .map(found -> found.array("RepoTags").items().isEmpty()).orElse(false);
        if (!unnamed) return;
        try {
            backend.perform(new Operation.RemoveImage(ResourceId.image(image)), OperationListener.NONE);
        } catch (EngineException stillUsed) {
            // somebody else has use for it
        }
    }

    private void exec(WatchRule rule) {
        var copier = new Copier(backend);
        var console = wiring.console();
        for (ObservedContainer container : running(rule.serviceName())) {
            int code = copier.run(container, rule.trigger().exec().orElseThrow(), (bytes, offset, length, error) -> {
                (error ? console.err() : console.out()).write(bytes, offset, length);
                console.flush();
            });
            if (code != 0) throw EngineException.failed("exit code " + code);
        }
    }

    private static List<ServiceName> names(Set<String> services) {
        var names = new ArrayList<ServiceName>();
        for (String service : services) names.add(new ServiceName(service));
        return names;
    }

    private static String quoted(Set<String> services) {
        var words = new ArrayList<String>();
        for (String service : services) words.add('"' + service + '"');
        return "[" + String.join(" ", words) + "]";
    }
}
