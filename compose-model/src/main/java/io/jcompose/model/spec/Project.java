package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A whole project as it should be: the desired state.
 *
 * @param name lower case; prefix of the names of its resources
 * @param workingDirectory absolute; relative paths of the files were resolved against it
 * @param composeFiles absolute, in the order of merging
 * @param environmentFiles those given with {@code --env-file}; absolute
 * @param services the enabled ones, sorted by name
 * @param disabledServices those whose profile is off, sorted by name
 * @param networks by key, sorted
 * @param volumes by key, sorted
 * @param secrets by key, sorted
 * @param configs by key, sorted
 * @param models by key, sorted
 * @param profiles the active ones
 * @param environment all variables that interpolation saw
 * @param extensions the top-level {@code x-} keys
 * @param separator what joins the parts of names that are made: {@code -}, or {@code _} as Compose V1 had it
 */
public record Project(
        String name,
        Path workingDirectory,
        List<Path> composeFiles,
        List<Path> environmentFiles,
        Map<ServiceName, Service> services,
        Map<ServiceName, Service> disabledServices,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, FileObject> secrets,
        Map<String, FileObject> configs,
        Map<String, Model> models,
        List<String> profiles,
        Map<String, String> environment,
        Map<String, JsonValue> extensions,
        String separator) {
    public Project {
        composeFiles = List.copyOf(composeFiles);
        environmentFiles = List.copyOf(environmentFiles);
        services = Immutable.map(services);
        disabledServices = Immutable.map(disabledServices);
        networks = Immutable.map(networks);
        volumes = Immutable.map(volumes);
        secrets = Immutable.map(secrets);
        configs = Immutable.map(configs);
        models = Immutable.map(models);
        profiles = List.copyOf(profiles);
        environment = Immutable.map(environment);
        extensions = Immutable.map(extensions);
    }

    /** Returns this project with other enabled services. */
    public Project withServices(Map<ServiceName, Service> enabled, Map<ServiceName, Service> disabled) {
        return new Project(
                name, workingDirectory, composeFiles, environmentFiles, enabled, disabled, networks, volumes, secrets,
                configs, models, profiles, environment, extensions, separator);
    }

    /** Returns this project with other active profiles, the services left as they are. */
    public Project withProfiles(List<String> active) {
        return new Project(name, workingDirectory, composeFiles, environmentFiles, services, disabledServices, networks,
                volumes, secrets, configs, models, active, environment, extensions, separator);
    }

    /** Returns this project with other resources. */
    public Project withResources(Map<String, Network> otherNetworks, Map<String, Volume> otherVolumes,
            Map<String, FileObject> otherSecrets, Map<String, FileObject> otherConfigs,
            Map<String, Model> otherModels) {
        return new Project(name, workingDirectory, composeFiles, environmentFiles, services, disabledServices,
                otherNetworks, otherVolumes, otherSecrets, otherConfigs, otherModels, profiles, environment,
                extensions, separator);
    }

    /** Returns this project with names joined by something else. */
    public Project withSeparator(String other) {
        return new Project(name, workingDirectory, composeFiles, environmentFiles, services, disabledServices, networks,
                volumes, secrets, configs, models, profiles, environment, extensions, other);
    }
}
