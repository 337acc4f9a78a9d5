package io.jcompose.cli;

import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.registry.RegistryCredentials;
import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.cli.view.progress.ProgressChoice;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.cli.view.progress.QuietView;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.LoadedModel;
import io.jcompose.model.load.LoadedProject;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.load.TracedProject;
import io.jcompose.model.load.remote.RegistryAccess;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.state.ObservedState;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Builds what a command works with, each part when it is first asked for: plain constructors, nothing else. */
public final class Wiring implements AutoCloseable {
    private final GlobalOptions global;
    private final EngineOpener engines;
    private final DiagnosticPrinter diagnostics;
    private final Console console;
    private final ProjectOptions options;
    private final boolean dryRun;
    private @Nullable Backend backend;
    private volatile @Nullable ProgressView shown;

    Wiring(GlobalOptions global, EngineOpener engines, Console console, DiagnosticPrinter diagnostics, boolean dryRun) {
        this.global = global;
        this.engines = engines;
        this.diagnostics = diagnostics;
        this.console = console;
        this.options = new ProjectOptions(global, console.in());
        this.dryRun = dryRun || global.dryRun();
    }

    /** Returns the printer of warnings. */
    public DiagnosticPrinter diagnostics() {
        return diagnostics;
    }

    /** Prints a sentence for who looks for a mistake: with {@code --debug} or {@code --verbose} only. */
    public void debug(String text) {
        if (global.debug()) diagnostics.debug(text);
    }

    /** Returns the standard streams. */
    public Console console() {
        return console;
    }

    /** Opens a view that shows progress. */
    public ProgressView progress(String title) {
        ProgressView view = new ProgressChoice(global, console, dryRun).open(title);
        shown = view;
        return view;
    }

    /** Prints something while progress may be shown: a live view makes room for it. */
    public void aside(Runnable printing) {
        ProgressView view = shown;
        if (view == null) printing.run();
        else view.aside(printing);
    }

    /** Returns the form in which buildx is to tell what it does, given {@code --progress} and BUILDKIT_PROGRESS. */
    public String buildProgress() {
        String word = global.progress();
        if (word.equals("auto")) word = global.environment().getOrDefault("BUILDKIT_PROGRESS", "");
        return switch (word) {
            case "json", "rawjson" -> "rawjson";
            case "quiet", "none" -> "quiet";
            default -> "plain";
        };
    }

    /** Opens a view that shows no progress. */
    public ProgressView noProgress() {
        return new QuietView(console.err());
    }

    /** Returns how many engine calls may be made at once; absent: any number. */
    public OptionalInt parallel() {
        return global.parallel();
    }

    /** Returns an engine in memory that begins where the real one is. */
    public Backend imagined(ObservedState observed) {
        return InMemoryBackend.startingFrom(observed, backend().info(), Clock.systemUTC());
    }

    /** Returns the variables of the process, and those of {@code .env} that are meant for it. */
    public Map<String, String> environment() {
        return global.environment();
    }

    /** Returns whether nothing may be changed. */
    public boolean dryRun() {
        return dryRun;
    }

    /** Returns the request for a project, to be changed before it is loaded. */
    public LoadRequest request(List<String> services) {
        return options.request(services);
    }

    /** Returns how registries are reached, as who docker's configuration says. */
    public RegistryAccess registries() {
        return new RegistryAccess(environment(), RegistryCredentials.whenAsked(environment()));
    }

    /** Returns what reads projects. */
    public ProjectLoader loader() {
        return new ProjectLoader(RegistryCredentials.whenAsked(environment()));
    }

    /** Loads the project and prints what it warns about. */
    public Project project(List<String> services) {
        return load(request(services)).project();
    }

    /** Loads what was asked for and prints what it warns about. */
    public LoadedProject load(LoadRequest request) {
        return told(loader().load(request));
    }

    private LoadedProject told(LoadedProject loaded) {
        diagnostics.warnings(loaded.warnings());
        if (!global.compatibility(loaded.project().environment())) return loaded;
        return new LoadedProject(loaded.project().withSeparator("_"), loaded.warnings(), loaded.model());
    }

    /** Loads what was asked for, with how its values came about, and prints what it warns about. */
    public TracedProject trace(LoadRequest request) {
        TracedProject traced = loader().trace(request);
        diagnostics.warnings(traced.loaded().warnings());
        return traced;
    }

    /** Loads up to the canonical nodes and prints what that warns about. */
    public LoadedModel loadModel(LoadRequest request) {
        LoadedModel loaded = loader().loadModel(request);
        diagnostics.warnings(loaded.warnings());
        return loaded;
    }

    /**
     * Returns the project of a command that can do without a file: with {@code -p} and no {@code -f} none is read, and
     * one that cannot be loaded does not matter when the environment names the project.
     */
    public Target target() {
        return target(List.of());
    }

    /**
     * Returns the project as {@link #target()} does. A service that its profile leaves out is there when it is named, and
     * with it what has the same profile. A name that the file does not have counts as a file that cannot be loaded.
     */
    public Target target(List<String> named) {
        Optional<String> alone = options.nameAlone();
        if (alone.isPresent()) return named(alone.get());
        try {
            LoadRequest request = request(List.of());
            // containers that are there do not care whether the files of their variables still are
            Project project = told(enabling(named,
                    request.withOptions(request.options().withEnvironment(EnvironmentResolution.NONE)))).project();
            String given = environment().getOrDefault("COMPOSE_PROJECT_NAME", "");
            if (!given.isEmpty() && !allDeclared(named, project)) return named(given);
            return new Target(project.name(), Optional.of(project));
        } catch (ComposeException unusable) {
            Optional<String> given = options.givenName();
            boolean project = unusable.kind() == ComposeException.Kind.INVALID_PROJECT;
            if (!project || given.isEmpty() || !global.files().isEmpty()) throw unusable;
            return named(given.get());
        }
    }

    private static boolean allDeclared(List<String> names, Project project) {
        for (String name : names) {
            if (name.isEmpty() || !project.services().containsKey(new ServiceName(name))) return false;
        }
        return true;
    }

    private LoadedProject enabling(List<String> named, LoadRequest request) {
        LoadedProject loaded = loader().load(request);
        var profiles = new LinkedHashSet<>(loaded.project().profiles());
        for (String name : named) {
            Service disabled = name.isEmpty() ? null
                    : loaded.project().disabledServices().get(new ServiceName(name));
            if (disabled != null) profiles.addAll(disabled.lifecycle().profiles());
        }
        if (profiles.size() == loaded.project().profiles().size()) return loaded;
        return loader().load(request.withProfiles(List.copyOf(profiles)));
    }

    private static Target named(String name) {
        return new Target(name.toLowerCase(Locale.ROOT), Optional.empty());
    }

    /** Returns the engine, connected to when it is first used. */
    public Backend backend() {
        if (backend == null) backend = engines.open(global);
        return backend;
    }

    /** Returns where the engine is; nothing is connected to. */
    public EngineAddress address() {
        return engines.address(global);
    }

    @Override
    public void close() {
        if (backend != null) backend.close();
    }
}
