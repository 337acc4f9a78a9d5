package io.jcompose.model.load;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to load, as a command line says it. A load reads files, and nothing else from outside this record.
 *
 * @param currentDirectory absolute; relative paths of the other components start here
 * @param projectDirectory {@code --project-directory}
 * @param files            {@code --file}, in order; {@code -} is standard input; empty: found by looking for them
 * @param projectName      {@code --project-name}
 * @param profiles         {@code --profile}; empty: COMPOSE_PROFILES
 * @param services         the services named on the command line; empty: all
 * @param envFiles         {@code --env-file} (COMPOSE_ENV_FILES when none was given); empty: {@code .env}
 * @param environment      the variables of the process
 * @param standardInput    the text for the file {@code -}
 * @param options          which phases to go through
 */
public record LoadRequest(
        Path currentDirectory,
        Optional<Path> projectDirectory,
        List<String> files,
        Optional<String> projectName,
        List<String> profiles,
        List<String> services,
        List<String> envFiles,
        Map<String, String> environment,
        Optional<String> standardInput,
        LoadOptions options) {
    public LoadRequest {
        if (!currentDirectory.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + currentDirectory);
        }
        files = List.copyOf(files);
        profiles = List.copyOf(profiles);
        services = List.copyOf(services);
        envFiles = List.copyOf(envFiles);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Returns the request that finds everything itself, seen from a directory and an environment. */
    public static LoadRequest in(Path currentDirectory, Map<String, String> environment) {
        return new LoadRequest(currentDirectory, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(),
                List.of(), environment, Optional.empty(), LoadOptions.defaults());
    }

    /** Returns this request with other files. */
    public LoadRequest withFiles(List<String> other) {
        return new LoadRequest(currentDirectory, projectDirectory, other, projectName, profiles, services, envFiles,
                environment, standardInput, options);
    }

    /** Returns this request with other named services. */
    public LoadRequest withServices(List<String> other) {
        return new LoadRequest(currentDirectory, projectDirectory, files, projectName, profiles, other, envFiles,
                environment, standardInput, options);
    }

    /** Returns this request with other profiles. */
    public LoadRequest withProfiles(List<String> other) {
        return new LoadRequest(currentDirectory, projectDirectory, files, projectName, other, services, envFiles,
                environment, standardInput, options);
    }

    /** Returns this request with other options. */
    public LoadRequest withOptions(LoadOptions other) {
        return new LoadRequest(currentDirectory, projectDirectory, files, projectName, profiles, services, envFiles,
                environment, standardInput, other);
    }

    /** Returns this request with a text for the file {@code -}. */
    public LoadRequest withStandardInput(String text) {
        return new LoadRequest(currentDirectory, projectDirectory, files, projectName, profiles, services, envFiles,
                environment, Optional.of(text), options);
    }
}
