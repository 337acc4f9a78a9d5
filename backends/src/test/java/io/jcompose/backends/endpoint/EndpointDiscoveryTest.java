package io.jcompose.backends.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointDiscoveryTest {
    @TempDir Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void anEmptyHome() {
        environment.put("HOME", home.toString());
    }

    private EngineChoice any() {
        return new EndpointDiscovery(environment).any();
    }

    private void context(String name, String id, String host) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".docker/contexts/meta/" + id));
        Files.writeString(directory.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
    }

    @Test
    void prefersDockerHostToEverythingElse() {
        environment.put("DOCKER_HOST", "unix:///a.sock");
        environment.put("DOCKER_CONTEXT", "nowhere");
        environment.put("CONTAINER_HOST", "unix:///b.sock");
        assertThat(any()).isEqualTo(EngineChoice.of(EngineChoice.Api.ASK, new EngineEndpoint.Unix(Path.of("/a.sock")),
                "DOCKER_HOST"));
    }

    @Test
    void findsTheEndpointOfTheContextThatIsNamed() throws IOException {
        environment.put("DOCKER_CONTEXT", "far");
        assertThatThrownBy(this::any).hasMessageStartingWith(
                "Failed to initialize: unable to resolve docker endpoint: context \"far\": context not found: open ")
                .hasMessageEndingWith("/meta.json: no such file or directory");
        // directories are named by the SHA-256 of the name
        context("x", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "ssh://me@there:2222");
        environment.put("DOCKER_CONTEXT", "x");
        assertThat(any().endpoint()).contains(new EngineEndpoint.Ssh("me@there", Optional.of(2222), Optional.empty()));
    }

    @Test
    void takesTheContextThatWasChosenWhenTheEnvironmentSaysNothing() throws IOException {
        context("x", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "tcp://there");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"x\"}");
        assertThat(any().endpoint()).contains(new EngineEndpoint.Tcp("there", 2375, Optional.empty()));
        environment.put("CONTAINER_HOST", "unix:///p.sock");
        assertThat(any().api()).isEqualTo(EngineChoice.Api.LIBPOD);
    }

    @Test
    void readsTheCertificatesForATcpAddress() throws IOException {
        Path certificates = Files.createDirectories(home.resolve("c"));
        for (String file : new String[] {"ca.pem", "cert.pem", "key.pem"}) Files.createFile(certificates.resolve(file));
        environment.put("DOCKER_HOST", "tcp://there");
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", certificates.toString());
        assertThat(any().endpoint()).contains(new EngineEndpoint.Tcp("there", 2376, Optional.of(
                new EngineEndpoint.Tls(Optional.of(certificates.resolve("ca.pem")), Optional.of(
                        new EngineEndpoint.Identity(certificates.resolve("cert.pem"), certificates.resolve("key.pem"))),
                        true))));
    }

    @Test
    void takesASocketOnlyWhenAnEngineListensThere() throws IOException {
        Path socket = home.resolve("docker.sock");
        environment.put("XDG_RUNTIME_DIR", home.toString());
        var found = new EngineEndpoint.Unix(socket);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            // the machine's own docker comes first when it is there
            assertThat(any().endpoint()).get().isIn(found, new EngineEndpoint.Unix(Path.of("/var/run/docker.sock")));
        }
        assertThat(any().endpoint()).isNotEqualTo(Optional.of(found));
    }

    @Test
    void startsPodmanItselfWhenOnlyTheProgramIsThere() throws IOException {
        Path program = Files.createFile(home.resolve("podman"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", "/nowhere:" + home);
        EngineChoice choice = any();
        if (!choice.source().equals("socket")) assertThat(choice)
                .isEqualTo(new EngineChoice(EngineChoice.Api.LIBPOD, Optional.empty(), "podman program"));
    }

    @Test
    void keepsToTheEngineThatIsAskedFor() {
        environment.put("DOCKER_HOST", "unix:///a.sock");
        environment.put("CONTAINER_HOST", "unix:///b.sock");
        var discovery = new EndpointDiscovery(environment);
        assertThat(discovery.docker().endpoint()).contains(new EngineEndpoint.Unix(Path.of("/a.sock")));
        assertThat(discovery.podman().endpoint()).contains(new EngineEndpoint.Unix(Path.of("/b.sock")));
    }

    @Test
    void refusesAnAddressThatItCannotRead() {
        environment.put("DOCKER_HOST", "gopher://x");
        assertThatThrownBy(this::any).hasMessage("unable to parse docker host `gopher://x`");
        environment.put("DOCKER_HOST", "ssh://-oProxyCommand=x");
        assertThatThrownBy(this::any).hasMessageStartingWith("unable to parse docker host");
    }

    @Test
    void readsIpv6AddressesAndPorts() {
        assertThat(EngineEndpoint.parse("tcp://[::1]:99", Optional.empty()))
                .isEqualTo(new EngineEndpoint.Tcp("::1", 99, Optional.empty()))
                .extracting(EngineEndpoint::text).isEqualTo("tcp://[::1]:99");
    }
}
