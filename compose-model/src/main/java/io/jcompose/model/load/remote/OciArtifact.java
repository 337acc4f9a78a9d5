package io.jcompose.model.load.remote;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A compose project published as an OCI artifact: compose files and env files as layers. */
final class OciArtifact {
    private static final String PROJECT = "application/vnd.docker.compose.project";
    private static final String EMPTY_CONFIG = "application/vnd.docker.compose.config.empty.v1+json";
    private static final String COMPOSE_FILE = "application/vnd.docker.compose.file+yaml";
    private static final String ENV_FILE = "application/vnd.docker.compose.envfile";

    private final OciReference reference;
    private final OciRegistry registry;

    OciArtifact(OciReference reference, OciRegistry registry) {
        this.reference = reference;
        this.registry = registry;
    }

    RemoteResources.Fetched fetchInto(Path cache) {
        OciRegistry.Content top = registry.manifest(reference, reference.version());
        Path root = cache.resolve(top.digest().substring("sha256:".length()));
        if (!Files.isDirectory(root)) write(root, files(manifest(JsonReader.readObject(top.text()))));
        return new RemoteResources.Fetched(root.resolve("compose.yaml"), root);
    }

    /** Returns the manifest itself, or the one of the project within an index. */
    private JsonValue.Obj manifest(JsonValue.Obj document) {
        if (!document.members().containsKey("manifests")) return document;
        for (JsonValue.Obj entry : document.array("manifests").objects()) {
            if (!entry.string("artifactType").equals(PROJECT)) continue;
            return JsonReader.readObject(registry.manifest(reference, entry.string("digest")).text());
        }
        throw RemoteResources.failure("OCI index " + reference + " doesn't refer to compose artifacts");
    }

    private Map<String, ByteArrayOutputStream> files(JsonValue.Obj manifest) {
        String type = manifest.string("artifactType");
        boolean project = type.isEmpty()
                ? manifest.object("config").string("mediaType").equals(EMPTY_CONFIG)
                : type.equals(PROJECT);
        if (!project) throw RemoteResources.failure(reference + " is not a compose project OCI artifact, but " + type);
        var files = new LinkedHashMap<String, ByteArrayOutputStream>();
        boolean first = true;
        for (JsonValue.Obj layer : manifest.array("layers").objects()) {
            JsonValue.Obj notes = layer.object("annotations");
            String mediaType = layer.string("mediaType");
            if (mediaType.equals(COMPOSE_FILE)) {
                boolean extended = notes.members().containsKey("com.docker.compose.extends");
                String name = extended ? plainName(notes.string("com.docker.compose.file")) : "compose.yaml";
                byte[] content = registry.blob(reference, layer.string("digest")).bytes();
                var file = files.computeIfAbsent(name, fresh -> new ByteArrayOutputStream());
                if (!first && notes.members().containsKey("com.docker.compose.file")) {
                    file.writeBytes("\n---\n".getBytes(StandardCharsets.UTF_8));
                }
                file.writeBytes(content);
            } else if (mediaType.equals(ENV_FILE)) {
                if (!notes.members().containsKey("com.docker.compose.envfile")) {
                    throw RemoteResources.failure("missing annotation com.docker.compose.envfile in layer \""
                            + layer.string("digest") + "\"");
                }
                var file = new ByteArrayOutputStream();
                file.writeBytes(registry.blob(reference, layer.string("digest")).bytes());
                files.put(plainName(notes.string("com.docker.compose.envfile")), file);
            }
            first = false;
        }
        return files;
    }

    /** Refuses a name that would leave the directory of the artifact. */
    private static String plainName(String name) {
        boolean plain = !name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.equals("..")
                && !name.equals(".");
        if (!plain) throw RemoteResources.failure("invalid OCI artifact");
        return name;
    }

    private static void write(Path root, Map<String, ByteArrayOutputStream> files) {
        try {
            Files.createDirectories(root.getParent());
            Path fresh = Files.createTempDirectory(root.getParent(), ".fetch-");
            try {
                for (Map.Entry<String, ByteArrayOutputStream> file : files.entrySet()) {
                    Files.write(fresh.resolve(file.getKey()), file.getValue().toByteArray());
                }
                Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
            } catch (java.nio.file.DirectoryNotEmptyException another) {
                // somebody else fetched the same artifact meanwhile
            } finally {
                CacheDirectory.delete(fresh);
            }
        } catch (IOException broken) {
            throw RemoteResources.failure("initializing remote resource cache: " + broken.getMessage(), broken);
        }
    }
}
