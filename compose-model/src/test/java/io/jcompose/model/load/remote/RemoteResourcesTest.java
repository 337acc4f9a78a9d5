package io.jcompose.model.load.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteResourcesTest {
    @TempDir Path directory;

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stopServers() {
        for (HttpServer server : servers) server.stop(0);
    }

    @Test
    void fetchesACommitOfARepositoryAndFindsItOffline() throws Exception {
        Path repository = repository();
        RemoteResources.Fetched fetched = resources(repository).fetch("https://git.example/shop.git#main:deploy");

        assertThat(fetched.file()).isEqualTo(fetched.directory().resolve("deploy/compose.yaml")).content()
                .contains("busybox");
        String commit = fetched.directory().getFileName().toString();
        try (var files = Files.walk(repository)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        assertThat(resources(repository).fetch("https://git.example/shop.git#" + commit + ":deploy").file()).exists();
    }

    @Test
    void saysWhenARepositoryHasNoSuchRef() throws Exception {
        RemoteResources resources = resources(repository());
        assertThatThrownBy(() -> resources.fetch("https://git.example/shop.git#nope"))
                .hasMessageStartingWith("repository does not contain ref https://git.example/shop.git#nope");
    }

    @Test
    void refusesDirectoriesThatLeaveTheRepository() throws Exception {
        RemoteResources resources = resources(repository());
        assertThatThrownBy(() -> resources.fetch("https://git.example/shop.git#main:../etc"))
                .hasMessage("git subdirectory path traversal detected: ../etc");
        assertThatThrownBy(() -> resources.fetch("https://git.example/shop.git#main:/etc"))
                .hasMessage("git subdirectory must be relative, got: /etc");
        assertThatThrownBy(() -> resources.fetch("https://git.example/shop.git#main:link"))
                .hasMessage("git subdirectory escapes base directory: link");
    }

    @Test
    void canBeSwitchedOff() {
        var off = new RemoteResources(Map.of("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "false"),
                RegistryCredentials.ANONYMOUS);
        assertThatThrownBy(() -> off.fetch("https://git.example/shop.git"))
                .hasMessage("git remote resource is disabled by \"COMPOSE_EXPERIMENTAL_GIT_REMOTE\"");
        var odd = new RemoteResources(Map.of("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "maybe"),
                RegistryCredentials.ANONYMOUS);
        assertThatThrownBy(() -> odd.fetch("oci://acme/shop")).hasMessageContaining("expects boolean value");
    }

    @Test
    void joinsTheComposeFilesOfAnArtifact() throws Exception {
        String base = "services: {a: {image: one}}\n";
        String override = "services: {a: {image: two}}\n";
        String manifest = """
                {"schemaVersion":2,"artifactType":"application/vnd.docker.compose.project","layers":[
                 {"mediaType":"application/vnd.docker.compose.file+yaml","digest":"%s",
                  "annotations":{"com.docker.compose.file":"compose.yaml"}},
                 {"mediaType":"application/vnd.docker.compose.file+yaml","digest":"%s",
                  "annotations":{"com.docker.compose.file":"override.yaml"}},
                 {"mediaType":"application/vnd.docker.compose.envfile","digest":"%s",
                  "annotations":{"com.docker.compose.envfile":"a.env"}}]}
                """.formatted(digest(base), digest(override), digest("A=1"));
        String host = registry(Map.of("manifests/1.0", manifest, "blobs/" + digest(base), base,
                "blobs/" + digest(override), override, "blobs/" + digest("A=1"), "A=1"));

        RemoteResources.Fetched fetched = resources(directory).fetch("oci://" + host + "/acme/shop:1.0");

        assertThat(fetched.file()).hasContent(base + "\n---\n" + override);
        assertThat(fetched.directory().resolve("a.env")).hasContent("A=1");
    }

    @Test
    void refusesArtifactsThatAreNoProjectOrLeaveTheirDirectory() throws Exception {
        String image = "{\"artifactType\":\"application/x\",\"layers\":[]}";
        String escaping = """
                {"artifactType":"application/vnd.docker.compose.project","layers":[
                 {"mediaType":"application/vnd.docker.compose.envfile","digest":"%s",
                  "annotations":{"com.docker.compose.envfile":"../a.env"}}]}
                """.formatted(digest("A=1"));
        String host = registry(
                Map.of("manifests/image", image, "manifests/escaping", escaping, "blobs/" + digest("A=1"), "A=1"));
        RemoteResources resources = resources(directory);

        assertThatThrownBy(() -> resources.fetch("oci://" + host + "/acme/shop:image"))
                .hasMessageContaining("is not a compose project OCI artifact, but application/x");
        assertThatThrownBy(() -> resources.fetch("oci://" + host + "/acme/shop:escaping"))
                .hasMessage("invalid OCI artifact");
        assertThatThrownBy(() -> resources.fetch("oci://" + host + "/acme/shop:none"))
                .hasMessageEndingWith("not found");
    }

    private RemoteResources resources(Path repository) {
        var environment = new HashMap<>(System.getenv());
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "url." + repository + ".insteadOf");
        environment.put("GIT_CONFIG_VALUE_0", "https://git.example/shop.git");
        return new RemoteResources(environment, RegistryCredentials.ANONYMOUS);
    }

    private Path repository() throws Exception {
        Path repository = Files.createDirectories(directory.resolve("repository/deploy")).getParent();
        Files.writeString(repository.resolve("deploy/compose.yaml"), "services: {a: {image: busybox}}\n");
        Files.createSymbolicLink(repository.resolve("link"), Path.of("/etc"));
        git(repository, "init", "-q", "-b", "main");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first");
        return repository;
    }

    private static void git(Path repository, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(repository.toFile()).inheritIO();
        assertThat(builder.start().waitFor()).isZero();
    }

    private String registry(Map<String, String> contents) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/acme/shop/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/v2/acme/shop/".length());
            byte[] body = contents.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static String digest(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(digest);
    }
}
