package io.jcompose.cli;

import io.jcompose.backends.endpoint.EngineChoice;
import io.jcompose.backends.endpoint.EngineChoice.Api;
import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.podman.service.PodmanService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the engine is, and how another process of jcompose is told to use the same one.
 *
 * @param text      for example {@code unix:///var/run/docker.sock}
 * @param words     flags for it, to stand before the name of a command
 * @param variables environment variables for it, by name; others that name an engine are to be unset
 */
public record EngineAddress(String text, List<String> words, Map<String, String> variables) {
    /** The variables that decide which engine is used, and how it is trusted. */
    public static final List<String> DECIDING = List.of("CONTAINER_HOST", "DOCKER_CERT_PATH", "DOCKER_CONFIG",
            "DOCKER_CONTEXT", "DOCKER_HOST", "DOCKER_TLS", "DOCKER_TLS_VERIFY");

    public EngineAddress {
        words = List.copyOf(words);
    }

    /** An engine that needs no telling, one in memory for example. */
    static EngineAddress named(String text) {
        return new EngineAddress(text, List.of(), Map.of());
    }

    /** Describes what was chosen, in an environment that has the flags in it already. */
    static EngineAddress of(EngineChoice choice, Map<String, String> environment) {
        List<String> words = switch (choice.api()) {
            case DOCKER -> List.of("--backend", "docker");
            case LIBPOD -> List.of("--backend", "podman");
            case ASK -> List.of();
        };
        var variables = new TreeMap<String, String>();
        if (choice.endpoint().isEmpty()) {
            return new EngineAddress(PodmanService.of(environment).endpoint().text(), words, variables);
        }
        EngineEndpoint endpoint = choice.endpoint().get();
        if (endpoint instanceof EngineEndpoint.Tcp tcp && tcp.tls().isPresent()) {
            for (String name : DECIDING) {
                if (environment.containsKey(name)) variables.put(name, environment.get(name));
            }
        } else {
            variables.put(choice.api() == Api.LIBPOD ? "CONTAINER_HOST" : "DOCKER_HOST", endpoint.text());
        }
        return new EngineAddress(endpoint.text(), words, variables);
    }
}
