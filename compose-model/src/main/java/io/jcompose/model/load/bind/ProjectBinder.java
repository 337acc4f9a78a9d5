package io.jcompose.model.load.bind;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.load.bind.section.Place;
import io.jcompose.model.load.bind.section.Problems;
import io.jcompose.model.load.bind.section.Section;
import io.jcompose.model.source.YamlNode.Mapping;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Binds canonical nodes to a {@link Project}. Every service is bound as enabled; profiles are a later question. */
public final class ProjectBinder {
    /**
     * A project and what could not be bound.
     *
     * @param problems errors in the order of the text; the project is of use only when there are none
     */
    public record Bound(Project project, List<Diagnostic> problems) {
        public Bound {
            problems = List.copyOf(problems);
        }

        /** Returns the problems as docker compose tells them: all in one message, which the first one carries. */
        public List<Diagnostic> problemsInOneMessage() {
            return Problems.inOneMessage(problems);
        }
    }

    /**
     * What a project holds besides its files' content.
     *
     * @param name             the resolved project name
     * @param workingDirectory absolute
     * @param composeFiles     in the order of merging
     * @param environmentFiles those of {@code --env-file}
     * @param profiles         the active ones
     * @param environment      all variables that interpolation saw
     */
    public record Surroundings(
            String name,
            Path workingDirectory,
            List<Path> composeFiles,
            List<Path> environmentFiles,
            List<String> profiles,
            Map<String, String> environment) {}

    private ProjectBinder() {}

    /** Binds the whole model. */
    public static Bound bind(Mapping model, Surroundings around) {
        var problems = new Problems();
        var root = new Section(model, Place.ROOT, problems);
        var services = new TreeMap<ServiceName, Service>();
        root.byName("services", ServiceBinder::bind).forEach((name, service) -> services.put(service.name(), service));
        Map<String, Network> networks = new TreeMap<>(root.byName("networks", ResourceBinder::network));
        Map<String, Volume> volumes = new TreeMap<>(root.byName("volumes", ResourceBinder::volume));
        Map<String, FileObject> secrets = new TreeMap<>(root.byName("secrets", ResourceBinder::fileObject));
        Map<String, FileObject> configs = new TreeMap<>(root.byName("configs", ResourceBinder::fileObject));
        Map<String, Model> models = new TreeMap<>(root.byName("models", ResourceBinder::model));
        var project = new Project(around.name(), around.workingDirectory(), around.composeFiles(),
                around.environmentFiles(), services, Map.of(), networks, volumes, secrets, configs, models,
                around.profiles(), around.environment(), root.extensions(), "-");
        return new Bound(project, problems.diagnostics());
    }
}
