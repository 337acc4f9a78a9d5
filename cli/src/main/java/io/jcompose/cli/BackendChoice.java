package io.jcompose.cli;

import io.jcompose.backends.docker.DockerBackend;
import io.jcompose.backends.endpoint.EndpointDiscovery;
import io.jcompose.backends.endpoint.EngineChoice;
import io.jcompose.backends.podman.PodmanBackend;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EnginePing;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.UsageException;
import java.util.HashMap;
import java.util.Map;

/** Chooses the engine: what {@code --backend}, {@code --host} and {@code --context} say, else what is found. */
final class BackendChoice implements EngineOpener {
    @Override
    public Backend open(GlobalOptions global) {
        Map<String, String> environment = environment(global);
        EngineChoice choice = choice(global, environment);
        // without an address jcompose starts Podman's service itself, when the first call is made
        if (choice.endpoint().isEmpty()) return PodmanBackend.of(choice, environment);
        EngineHttp http = new EngineHttp(choice.endpoint().get());
        return switch (choice.api()) {
            case DOCKER -> new DockerBackend(http, environment);
            case LIBPOD -> PodmanBackend.over(http, environment);
            case ASK -> EnginePing.of(http).podman() ? PodmanBackend.over(http, environment)
                    : new DockerBackend(http, environment);
        };
    }

    @Override
    public EngineAddress address(GlobalOptions global) {
        Map<String, String> environment = environment(global);
        return EngineAddress.of(choice(global, environment), environment);
    }

    private static EngineChoice choice(GlobalOptions global, Map<String, String> environment) {
        var discovery = new EndpointDiscovery(environment);
        return switch (global.backend().orElse("")) {
            case "" -> discovery.any();
            case "docker" -> discovery.docker();
            case "podman" -> discovery.podman();
            default -> throw new UsageException(
                    "unknown backend \"" + global.backend().get() + "\": must be docker or podman");
        };
    }

    /** Returns the environment as if the flags of the docker command had been variables. */
    private static Map<String, String> environment(GlobalOptions global) {
        var arguments = global.arguments();
        var changed = new HashMap<>(global.environment());
        arguments.ifGiven("config").ifPresent(directory -> changed.put("DOCKER_CONFIG", directory));
        arguments.ifGiven("context").ifPresent(context -> {
            changed.put("DOCKER_CONTEXT", context);
            changed.remove("DOCKER_HOST");
        });
        arguments.ifGiven("host").ifPresent(host -> changed.put("DOCKER_HOST", host));
        if (arguments.on("tls")) changed.put("DOCKER_TLS", "1");
        if (arguments.on("tlsverify")) changed.put("DOCKER_TLS_VERIFY", "1");
        return changed;
    }
}
