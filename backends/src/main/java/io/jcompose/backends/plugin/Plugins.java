package io.jcompose.backends.plugin;

import io.jcompose.backends.endpoint.DockerConfigFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where programs are found: plugins as docker's client finds them, others on the search path. */
public final class Plugins {
    private static final List<String> USUAL_PLACES = List.of("/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins");

    private Plugins() {}

    /** Returns the program of a plugin of docker's client, {@code docker-NAME}; absent when there is none. */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        DockerConfigFile config = DockerConfigFile.read(environment);
        var places = new ArrayList<String>(config.content().array("cliPluginsExtraDirs").strings());
        places.add(config.directory().resolve("cli-plugins").toString());
        places.addAll(USUAL_PLACES);
        return in(places, "docker-" + name);
    }

    /** Returns a program on {@code PATH}; absent when there is none. */
    static Optional<Path> onPath(String name, Map<String, String> environment) {
        if (name.indexOf('/') >= 0) return Optional.of(Path.of(name)).filter(Files::isExecutable);
        return in(List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)), name);
    }

    /** Gives a program that is about to be started these variables and no others. */
    public static void pass(Map<String, String> environment, ProcessBuilder program) {
        program.environment().clear();
        program.environment().putAll(environment);
        // set when docker called us as its plugin: a plugin that we call would take its first word for its name, and what
        // we start in the background would end with docker
        program.environment().keySet()
                .removeAll(List.of("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "DOCKER_CLI_PLUGIN_SOCKET"));
    }

    private static Optional<Path> in(List<String> places, String name) {
        for (String place : places) {
            if (place.isEmpty()) continue;
            Path program = Path.of(place, name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) return Optional.of(program);
        }
        return Optional.empty();
    }
}
