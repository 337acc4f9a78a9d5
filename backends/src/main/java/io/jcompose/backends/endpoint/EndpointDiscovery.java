package io.jcompose.backends.endpoint;

import io.jcompose.backends.endpoint.EngineChoice.Api;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the engine to use. The first of these that gives an answer is taken, whether or not an engine listens there
 * (sockets are only taken when one does):
 * <ol>
 * <li>{@code DOCKER_HOST}, with {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code DOCKER_CERT_PATH};
 * <li>{@code DOCKER_CONTEXT};
 * <li>{@code CONTAINER_HOST} (Podman);
 * <li>the context that {@code docker context use} chose;
 * <li>Docker's sockets: {@code /var/run/docker.sock}, {@code $XDG_RUNTIME_DIR/docker.sock},
 * {@code ~/.docker/run/docker.sock};
 * <li>Podman's sockets: {@code /run/podman/podman.sock} for root, {@code $XDG_RUNTIME_DIR/podman/podman.sock} for
 * others;
 * <li>a {@code podman} program on {@code PATH}, whose service jcompose starts itself;
 * <li>{@code /var/run/docker.sock}, so that the message names what is missing.
 * </ol>
 * When one of the two engines is asked for, what belongs to the other one is left out.
 */
public final class EndpointDiscovery {
    private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

    private final Map<String, String> environment;

    /** Looks at these variables, and at files and sockets of this machine. */
    public EndpointDiscovery(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Finds an engine of any kind.
     *
     * @throws ComposeException when what was given cannot be understood: an address, a context, a file
     */
    public EngineChoice any() {
        Optional<EngineChoice> given = dockerHost(Api.ASK).or(this::namedContext).or(this::containerHost)
                .or(this::chosenContext).or(this::dockerSocket).or(this::podmanSocket);
        if (given.isPresent()) return given.get();
        if (onPath("podman")) return new EngineChoice(Api.LIBPOD, Optional.empty(), "podman program");
        return missingDocker();
    }

    /** Finds Docker, or what speaks its API. */
    public EngineChoice docker() {
        return dockerHost(Api.DOCKER).or(this::namedContext).or(this::chosenContext).or(this::dockerSocket)
                .orElseGet(EndpointDiscovery::missingDocker);
    }

    /** Finds Podman; a {@code DOCKER_HOST} counts when its path says that it is Podman's. */
    public EngineChoice podman() {
        Optional<EngineChoice> host = variable("DOCKER_HOST").contains("podman") ? dockerHost(Api.LIBPOD)
                : Optional.empty();
        return containerHost().or(() -> host).or(this::podmanSocket)
                .orElseGet(() -> new EngineChoice(Api.LIBPOD, Optional.empty(), "podman program"));
    }

    private Optional<EngineChoice> dockerHost(Api api) {
        String host = variable("DOCKER_HOST");
        if (host.isEmpty()) return Optional.empty();
        return Optional.of(EngineChoice.of(api, EngineEndpoint.parse(host, tls()), "DOCKER_HOST"));
    }

    private Optional<EngineEndpoint.Tls> tls() {
        boolean verify = !variable("DOCKER_TLS_VERIFY").isEmpty();
        if (!verify && variable("DOCKER_TLS").isEmpty()) return Optional.empty();
        String directory = variable("DOCKER_CERT_PATH");
        return Optional.of(DockerContexts.tls(
                directory.isEmpty() ? DockerConfigFile.directory(environment) : Path.of(directory), verify));
    }

    private Optional<EngineChoice> namedContext() {
        String name = variable("DOCKER_CONTEXT");
        if (name.isEmpty()) return Optional.empty();
        EngineEndpoint endpoint = name.equals("default") ? new EngineEndpoint.Unix(DEFAULT_SOCKET)
                : new DockerContexts(DockerConfigFile.directory(environment)).endpoint(name);
        return Optional.of(EngineChoice.of(Api.DOCKER, endpoint, "DOCKER_CONTEXT"));
    }

    private Optional<EngineChoice> containerHost() {
        String host = variable("CONTAINER_HOST");
        if (host.isEmpty()) return Optional.empty();
        return Optional.of(EngineChoice.of(Api.LIBPOD, EngineEndpoint.parse(host, Optional.empty()), "CONTAINER_HOST"));
    }

    private Optional<EngineChoice> chosenContext() {
        // an unreadable config.json is told when something in it is needed; here it only means "nothing chosen"
        if (!Files.exists(DockerConfigFile.directory(environment).resolve("config.json"))) return Optional.empty();
        DockerConfigFile config = DockerConfigFile.read(environment);
        return config.currentContext().map(name -> EngineChoice.of(Api.DOCKER,
                new DockerContexts(config.directory()).endpoint(name), "context " + name));
    }

    private Optional<EngineChoice> dockerSocket() {
        String runtime = variable("XDG_RUNTIME_DIR");
        List<Path> sockets = List.of(DEFAULT_SOCKET,
                Path.of(runtime.isEmpty() ? "/var/run" : runtime, "docker.sock"),
                DockerConfigFile.home(environment).resolve(".docker/run/docker.sock"));
        return firstListening(Api.DOCKER, sockets);
    }

    private Optional<EngineChoice> podmanSocket() {
        String runtime = variable("XDG_RUNTIME_DIR");
        boolean root = System.getProperty("user.name", "").equals("root");
        if (root) return firstListening(Api.LIBPOD, List.of(Path.of("/run/podman/podman.sock")));
        return runtime.isEmpty() ? Optional.empty()
                : firstListening(Api.LIBPOD, List.of(Path.of(runtime, "podman/podman.sock")));
    }

    private static Optional<EngineChoice> firstListening(Api api, List<Path> sockets) {
        for (Path socket : sockets) {
            if (listens(socket)) return Optional.of(EngineChoice.of(api, new EngineEndpoint.Unix(socket), "socket"));
        }
        return Optional.empty();
    }

    private static boolean listens(Path socket) {
        if (!Files.exists(socket)) return false;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private boolean onPath(String program) {
        String path = variable("PATH");
        int start = 0;
        while (start <= path.length()) {
            int end = path.indexOf(File.pathSeparatorChar, start);
            if (end < 0) end = path.length();
            if (end > start && Files.isExecutable(Path.of(path.substring(start, end), program))) return true;
            start = end + 1;
        }
        return false;
    }

    private static EngineChoice missingDocker() {
        return EngineChoice.of(Api.DOCKER, new EngineEndpoint.Unix(DEFAULT_SOCKET), "default");
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
