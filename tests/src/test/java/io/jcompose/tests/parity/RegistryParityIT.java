package io.jcompose.tests.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.parity.ConfigCase.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real registry holds ({@code JCOMPOSE_TEST_REGISTRY}): digests that {@code config} pins as the real docker
 * compose does, and a project published as an artifact, which means what its files mean. docker compose itself wants
 * TLS of a registry that it takes projects from, on this machine too, so the artifact is put there without it.
 */
@Tag("engine")
class RegistryParityIT {
    private static final String REPOSITORY = "jcompose-test/parity" + ProcessHandle.current().pid();
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path directory;

    @Test
    void pinsImagesAsDockerComposeDoes() throws Exception {
        String host = TestEngine.DOCKER.require().url();
        String registry = registry();
        pushImage(registry, "pinned");
        Files.writeString(directory.resolve("compose.yaml"), """
            name: pinned
            services:
              a: {image: "%1$s/%2$s:pinned", labels: {a: "${TAG}"}}
              b: {image: "%1$s/%2$s@sha256:%3$s"}
              c: {build: .}
            """.formatted(registry, REPOSITORY, "0".repeat(64)));
        var subject = new ConfigCase(directory, List.of(), Map.of("DOCKER_HOST", host));
        for (String flags : List.of("--resolve-image-digests", "--lock-image-digests",
                "--lock-image-digests --format json", "--resolve-image-digests --no-interpolate",
                "--lock-image-digests --no-interpolate")) {
            Answer peer = subject.peer(peer(), List.of(flags.split(" ")));
            Answer own = subject.own(List.of(flags.split(" ")));
            assertThat(own.out()).as("%s, beside %s %s", flags, peer.err(), own.err()).isEqualTo(peer.out());
            assertThat(own.exit()).as(flags).isEqualTo(peer.exit());
        }
    }

    @Test
    void readsAPublishedProject() throws Exception {
        String registry = registry();
        String file = "name: published\nservices: {a: {image: \"x:${TAG}\", labels: {file: one}}}\n";
        String override = "services: {a: {labels: {file: two}, ports: ['80:80']}}\n";
        Files.writeString(directory.resolve("compose.yaml"), file);
        Files.writeString(directory.resolve("compose.override.yaml"), override);
        pushProject(registry, "1", file, override);
        var local = new ConfigCase(directory, List.of(), Map.of());
        var remote = new ConfigCase(directory, List.of("-f", "oci://" + registry + "/" + REPOSITORY + ":1"),
                Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString()));

        Answer first = remote.own(List.of());
        assertThat(first.out()).as(first.err()).isEqualTo(local.peer(peer(), List.of()).out());
        assertThat(remote.own(List.of("--hash", "*")).out())
                .isEqualTo(local.peer(peer(), List.of("--hash", "*")).out());
    }

    private void pushImage(String registry, String tag) throws Exception {
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        push(registry, config);
        put(registry, tag, """
            {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
            "digest":"%s","size":%d},"layers":[]}""".formatted(MANIFEST, digest(config), config.length()));
    }

    private void pushProject(String registry, String tag, String... files) throws Exception {
        String empty = "{}";
        push(registry, empty);
        var layers = new StringBuilder();
        for (int i = 0; i < files.length; i++) {
            push(registry, files[i]);
            layers.append(i == 0 ? "" : ",").append("""
                {"mediaType":"application/vnd.docker.compose.file+yaml","digest":"%s","size":%d,\
                "annotations":{"com.docker.compose.file":"file%d.yaml","com.docker.compose.version":"2.40.3"}}"""
                    .formatted(digest(files[i]), files[i].length(), i));
        }
        put(registry, tag, """
            {"schemaVersion":2,"mediaType":"%s","artifactType":"application/vnd.docker.compose.project",\
            "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},"layers":[%s]}"""
                .formatted(MANIFEST, digest(empty), layers));
    }

    private void push(String registry, String blob) throws Exception {
        HttpResponse<Void> started = client.send(HttpRequest.newBuilder(
                URI.create("http://" + registry + "/v2/" + REPOSITORY + "/blobs/uploads/"))
                .POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        URI place = started.uri().resolve(started.headers().firstValue("Location").orElseThrow());
        String target = place + (place.getRawQuery() == null ? "?" : "&") + "digest=" + digest(blob);
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(target))
                .header("Content-Type", "application/octet-stream").PUT(BodyPublishers.ofString(blob)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void put(String registry, String tag, String manifest) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(
                URI.create("http://" + registry + "/v2/" + REPOSITORY + "/manifests/" + tag))
                .header("Content-Type", MANIFEST).PUT(BodyPublishers.ofString(manifest)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String digest(String text) throws Exception {
        return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static String registry() {
        String registry = System.getenv().getOrDefault("JCOMPOSE_TEST_REGISTRY", "");
        if (registry.isEmpty()) abort("no registry: set JCOMPOSE_TEST_REGISTRY (scripts/engines start registry)");
        return registry;
    }

    private static String peer() {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE");
        return program;
    }
}
