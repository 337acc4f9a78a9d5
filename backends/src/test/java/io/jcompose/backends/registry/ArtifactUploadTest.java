package io.jcompose.backends.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.remote.RegistryAccess;
import io.jcompose.model.load.remote.RegistryCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Publishes to registries in this process, which hold what they are sent. */
class ArtifactUploadTest {
    private static final String CONFIG = "{\"os\":\"linux\"}";
    private static final String MANIFEST = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
            + "\"config\":{\"digest\":\"" + digest(CONFIG) + "\"},\"layers\":[{\"digest\":\"" + digest("layer")
            + "\"}]}";
    private static final Artifact PROJECT = new Artifact(List.of(
            Layer.composeFile("compose.yaml", "services: {}\n".getBytes(UTF_8), false, "2.40.3")));

    private final RegistryAccess access = new RegistryAccess(Map.of(), RegistryCredentials.ANONYMOUS);
    private Registry here;
    private Registry there;

    @BeforeEach
    void start() throws IOException {
        here = new Registry();
        there = new Registry();
        there.held.put("/v2/lib/web/manifests/1", MANIFEST);
        there.held.put("/v2/lib/web/manifests/" + digest(MANIFEST), MANIFEST);
        there.held.put("/v2/lib/web/blobs/" + digest(CONFIG), CONFIG);
        there.held.put("/v2/lib/web/blobs/" + digest("layer"), "layer");
    }

    @AfterEach
    void stop() {
        here.server.stop(0);
        there.server.stop(0);
    }

    @Test
    void anApplicationIsTheProjectAndAnIndexOfItsImages() {
        new ArtifactUpload(here.name() + "/team/app:1", false, access)
                .push(PROJECT, List.of(there.name() + "/lib/web:1"), "");
        String project = here.held.get("/v2/team/app/manifests/1");
        assertThat(project).contains("\"artifactType\":\"application/vnd.docker.compose.project\"");
        assertThat(here.held).containsEntry("/v2/team/app/manifests/" + digest(MANIFEST), MANIFEST)
                .containsEntry("/v2/team/app/blobs/" + digest(CONFIG), CONFIG)
                .containsEntry("/v2/team/app/blobs/" + digest("layer"), "layer");
        JsonValue.Obj index = JsonReader.readObject(here.held.values().stream()
                .filter(held -> held.contains("\"subject\"")).findFirst().orElseThrow());
        assertThat(index.object("subject").string("digest")).isEqualTo(digest(project));
        JsonValue.Obj image = index.array("manifests").objects().get(0);
        assertThat(image.string("digest")).isEqualTo(digest(MANIFEST));
        assertThat(image.object("annotations").strings())
                .containsEntry("containerd.io/distribution.source.127.0.0.1", "lib/web");
    }

    @Test
    void aRegistryThatKnowsNoTypesOfArtifactsGetsTheOlderForm() {
        here.modern = false;
        new ArtifactUpload(here.name() + "/team/app:1", false, access).push(PROJECT, List.of(), "");
        assertThat(here.held.get("/v2/team/app/manifests/1")).doesNotContain("artifactType")
                .contains("application/vnd.docker.compose.config.empty.v1+json");
        var newer = new ArtifactUpload(here.name() + "/team/app:2", false, access);
        assertThatThrownBy(() -> newer.push(PROJECT, List.of(), "1.1"))
                .hasMessage("failed to push manifest to " + here.name() + "/team/app: unexpected status: 400");
    }

    @Test
    void anImageThatIsNotThereIsNamed() {
        var upload = new ArtifactUpload(here.name() + "/team/app:1", false, access);
        assertThatThrownBy(() -> upload.push(PROJECT, List.of(there.name() + "/lib/none:1"), ""))
                .hasMessage(there.name() + "/lib/none:1: not found");
    }

    private static String digest(String text) {
        return Artifact.digest(text.getBytes(UTF_8));
    }

    /** Enough of a registry, over plain HTTP. */
    private static final class Registry {
        final Map<String, String> held = new ConcurrentHashMap<>();
        final HttpServer server;
        volatile boolean modern = true;

        Registry() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::serve);
            server.start();
        }

        String name() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        private void serve(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    exchange.getResponseHeaders().set("Location", path + "one?state=x");
                    exchange.sendResponseHeaders(202, -1);
                }
                case "PUT" -> {
                    String query = String.valueOf(exchange.getRequestURI().getQuery());
                    boolean refused = !modern && body.contains("artifactType");
                    if (!refused) held.put(path.replaceFirst("uploads/one$", query.replaceFirst(".*digest=", "")),
                            body);
                    exchange.sendResponseHeaders(refused ? 400 : 201, -1);
                }
                default -> {
                    String found = held.get(path);
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    exchange.sendResponseHeaders(found == null ? 404 : 200,
                            found == null || head ? -1 : found.length());
                    if (found != null && !head) exchange.getResponseBody().write(found.getBytes(UTF_8));
                }
            }
            exchange.close();
        }
    }
}
