package io.jcompose.model.load;

import io.jcompose.model.consistency.ConsistencyValidator;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.Diagnostics;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.bind.ProjectBinder;
import io.jcompose.model.load.layer.LayerContext;
import io.jcompose.model.load.layer.LayerReader;
import io.jcompose.model.load.layer.LoadSession;
import io.jcompose.model.load.layer.Resources;
import io.jcompose.model.load.remote.RegistryCredentials;
import io.jcompose.model.load.remote.RemoteResources;
import io.jcompose.model.load.resolve.Normalizer;
import io.jcompose.model.load.resolve.Replicas;
import io.jcompose.model.load.resolve.ServiceFiles;
import io.jcompose.model.load.select.ProfileFilter;
import io.jcompose.model.load.select.ServiceSelection;
import io.jcompose.model.load.select.UsedResources;
import io.jcompose.model.load.shortform.GoPath;
import io.jcompose.model.load.trace.LoadTrace;
import io.jcompose.model.source.SourceFiles;
import io.jcompose.model.source.SourceText;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.source.yaml.YamlText;
import io.jcompose.model.spec.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads Compose projects: text in, a {@link Project} or everything that is wrong with it out. Thread-safe and without
 * state: one loader serves any number of threads. Nothing but files is read, unless a reference is remote; no engine is
 * asked.
 *
 * <pre>{@code
 * LoadRequest request = LoadRequest.in(directory, System.getenv()).withProfiles(List.of("debug"));
 * try {
 *     LoadedProject loaded = new ProjectLoader().load(request);
 *     for (Diagnostic warning : loaded.warnings()) out.println("warning: " + warning.message());
 *     for (Service service : loaded.project().services().values()) {
 *         out.println(service.name().value() + " runs " + service.image().orElse("what is built"));
 *     }
 * } catch (InvalidProjectException invalid) {
 *     for (Diagnostic problem : invalid.diagnostics()) {
 *         out.println(problem.path() + ": " + problem.message());
 *     }
 * }
 * }</pre>
 *
 * What a project is made of, phase by phase: {@code docs/model.md}.
 */
public final class ProjectLoader {
    private final RegistryCredentials credentials;

    /** Makes a loader that is nobody in particular to registries. */
    public ProjectLoader() {
        this(RegistryCredentials.ANONYMOUS);
    }

    /**
     * @param credentials who we are at which registry, for {@code oci://} references
     */
    public ProjectLoader(RegistryCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Loads a project through all phases.
     *
     * @throws InvalidProjectException with every problem that was found
     * @throws ComposeException when there is no such project
     */
    public LoadedProject load(LoadRequest request) {
        return new Load(request, true, null).loaded();
    }

    /**
     * Loads a project through all phases and keeps how its values came about.
     *
     * @throws InvalidProjectException with every problem that was found
     * @throws ComposeException when there is no such project
     */
    public TracedProject trace(LoadRequest request) {
        var trace = new LoadTrace();
        Load load = new Load(request, true, trace);
        return new TracedProject(load.loaded(), request, load.location, trace);
    }

    /**
     * Loads a project up to its canonical nodes, the way {@code config --no-interpolate} shows it.
     *
     * @throws InvalidProjectException with every problem that was found
     * @throws ComposeException when there is no such project
     */
    public LoadedModel loadModel(LoadRequest request) {
        return new Load(request, false, null).loadedModel();
    }

    /** One load. */
    private final class Load {
        private final LoadRequest request;
        private final LoadOptions options;
        private final ProjectLocation location;
        private final LoadSession session;
        private final Diagnostics diagnostics;
        private final RemoteResources remotes;
        private final List<YamlText> files = new ArrayList<>();
        private final Map<String, String> environment;
        private final String workingDirectory;
        private final String name;

        /**
         * @param environment whether the files see variables; docker compose leaves them out where it stops at nodes
         */
        Load(LoadRequest request, boolean environment, @Nullable LoadTrace trace) {
            this.request = request;
            this.options = request.options();
            this.location = new ProjectLocator().locate(request);
            this.remotes = new RemoteResources(location.environment(), credentials);
            this.session = new LoadSession(request.currentDirectory().toString(), location.environment().get("HOME"),
                    trace);
            this.diagnostics = session.diagnostics();
            diagnostics.addAll(location.warnings());
            String flag = request.projectName().orElse("");
            if (!ProjectLocator.normalizedName(flag).equals(flag)) throw ProjectName.invalid(flag);
            this.workingDirectory = readFiles();
            this.name = ProjectName.of(request, location, files, diagnostics);
            this.environment = environment ? new LinkedHashMap<>(location.environment()) : new LinkedHashMap<>();
            this.environment.put("COMPOSE_PROJECT_NAME", name);
        }

        /** Returns the directory of the first remote file, else that of the project. */
        private String readFiles() {
            if (location.files().isEmpty()) throw invalid("no configuration file provided: not found");
            var resources = new Resources(request.currentDirectory().toString(), remotes);
            String directory = "";
            for (String file : location.files()) {
                if (file.equals("-")) {
                    files.add(new YamlText(new SourceText("-", request.standardInput().orElse(""))));
                    continue;
                }
                String path = GoPath.clean(resources.load(file));
                if (directory.isEmpty() && Resources.isRemote(file)) directory = GoPath.directory(path);
                try {
                    files.add(new YamlText(SourceFiles.read(path)));
                } catch (SourceFiles.UnreadableException unreadable) {
                    throw invalid(unreadable.getMessage());
                }
            }
            return directory.isEmpty() ? location.workingDirectory().toString() : directory;
        }

        LoadedProject loaded() {
            try {
                Mapping model = model();
                Project project = project(model);
                return new LoadedProject(project, diagnostics.all(), model);
            } catch (RuntimeException stopped) {
                diagnostics.stopOnErrors(); // what was found before it was known to be wrong is why
                throw stopped;
            }
        }

        LoadedModel loadedModel() {
            try {
                Mapping model = model();
                diagnostics.stopOnErrors();
                return new LoadedModel(model, diagnostics.all());
            } catch (RuntimeException stopped) {
                diagnostics.stopOnErrors();
                throw stopped;
            }
        }

        Mapping model() {
            var context = new LayerContext(workingDirectory, environment, new Resources(workingDirectory, remotes),
                    options);
            boolean named = !request.projectName().orElse("").isEmpty();
            Mapping model = new LayerReader(session, context).read(files, named);
            if (model.entries().isEmpty()) throw invalid("empty compose file");
            if (name.isEmpty()) throw invalid("project name must not be empty");
            return options.normalize() ? Normalizer.normalize(model, name, environment) : model;
        }

        Project project(Mapping model) {
            var composeFiles = new ArrayList<Path>();
            for (YamlText file : files) composeFiles.add(Path.of(file.source().name()));
            var around = new ProjectBinder.Surroundings(name, Path.of(workingDirectory), composeFiles,
                    location.envFiles(), location.profiles(), environment);
            ProjectBinder.Bound bound = ProjectBinder.bind(model, around);
            diagnostics.addAll(diagnostics.hasErrors() ? bound.problems() : bound.problemsInOneMessage());
            session.broken().endPhase();
            Project project = ProfileFilter.apply(bound.project(), location.profiles());
            if (options.checkConsistency() && !session.broken().isIncomplete()) {
                for (Diagnostic problem : ConsistencyValidator.check(project, model)) diagnostics.add(problem);
                session.broken().endPhase();
                project = Replicas.adopt(project);
            }
            var serviceFiles = new ServiceFiles(request.currentDirectory(), model, diagnostics);
            boolean early = options.environment() == EnvironmentResolution.ENABLED;
            if (early) project = serviceFiles.environment(project);
            project = serviceFiles.labels(project, options.environment() != EnvironmentResolution.SELECTED);
            session.broken().endPhase();
            diagnostics.stopOnErrors();
            return selected(project, serviceFiles);
        }

        private Project selected(Project loaded, ServiceFiles serviceFiles) {
            Project project = ProfileFilter.enable(loaded, request.services());
            project = ServiceSelection.of(project, request.services(), ServiceSelection.Along.DEPENDENCIES);
            if (!options.allResources()) project = UsedResources.keep(project);
            if (options.environment() == EnvironmentResolution.NONE) return project;
            // files of services that a name on the command line enabled were not read yet
            project = serviceFiles.environment(project);
            diagnostics.stopOnErrors();
            return project;
        }
    }

    private static ComposeException invalid(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }
}
