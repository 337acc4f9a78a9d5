package io.jcompose.backends.registry;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.planner.state.ComposeLabels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Compose project as an OCI artifact, in the form of docker compose 2.40.3.
 *
 * @param layers the files, in the order in which they are merged
 */
public record Artifact(List<Layer> layers) {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String PROJECT = "application/vnd.docker.compose.project";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    public Artifact {
        layers = List.copyOf(layers);
    }

    /** Content with its type and what is noted on it. */
    public record Layer(String mediaType, byte[] content, Map<String, String> annotations) {
        private static final String PREFIX = "com.docker.compose.";

        public Layer {
            annotations = new TreeMap<>(annotations);
        }

        /** Returns a Compose file; {@code extended}: one that others extend, and that is not merged. */
        public static Layer composeFile(String name, byte[] content, boolean extended, String version) {
            var notes = new TreeMap<>(Map.of(PREFIX + "file", name, PREFIX + "version", version));
            if (extended) notes.put(PREFIX + "extends", "true");
            return new Layer(PROJECT.replace(".project", ".file+yaml"), content, notes);
        }

        /** Returns a file of variables. */
        public static Layer environmentFile(String name, byte[] content, String version) {
            return new Layer(PROJECT.replace(".project", ".envfile"), content,
                    Map.of(PREFIX + "envfile", name, PREFIX + "version", version));
        }

        JsonValue.Obj descriptor() {
            var notes = JsonValue.object();
            annotations.forEach(notes::put);
            var descriptor = JsonValue.object().put("mediaType", mediaType).put("digest", digest(content))
                    .put("size", content.length);
            if (!annotations.isEmpty()) descriptor.put("annotations", notes.build());
            return descriptor.put("data", Base64.getEncoder().encodeToString(content)).build();
        }
    }

    /** Returns the empty configuration; OCI 1.0 has no other place to say what the artifact is. */
    static Layer config(boolean old) {
        return new Layer(old ? "application/vnd.docker.compose.config.empty.v1+json"
                : "application/vnd.oci.empty.v1+json", EMPTY, Map.of());
    }

    /**
     * Returns the manifest.
     *
     * @param old whether it is of OCI 1.0, which knows no type of artifact
     */
    Layer manifest(boolean old, Instant created) {
        var descriptors = new ArrayList<JsonValue>();
        for (Layer layer : layers) descriptors.add(layer.descriptor());
        JsonValue.Obj manifest = JsonValue.object().put("schemaVersion", 2).put("mediaType", MANIFEST)
                .putIf("artifactType", old ? "" : PROJECT).put("config", config(old).descriptor())
                .put("layers", new JsonValue.Arr(descriptors))
                .put("annotations", JsonValue.object()
                        .put("org.opencontainers.image.created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build())
                .build();
        return new Layer(MANIFEST, JsonWriter.compact(manifest).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Returns how something that belongs to the artifact names its manifest. */
    static JsonValue.Obj subject(Layer manifest, boolean old) {
        return JsonValue.object().put("mediaType", MANIFEST).put("digest", digest(manifest.content()))
                .put("size", manifest.content().length).put("annotations", version())
                .putIf("artifactType", old ? "" : PROJECT).build();
    }

    /** Returns the index of the images that belong to an artifact. */
    static Layer index(List<JsonValue> images, JsonValue.Obj subject) {
        JsonValue.Obj index = JsonValue.object().put("schemaVersion", 2).put("mediaType", INDEX)
                .put("manifests", new JsonValue.Arr(images)).put("subject", subject).put("annotations", version())
                .build();
        return new Layer(INDEX, JsonWriter.compact(index).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static JsonValue.Obj version() {
        return JsonValue.object().put("com.docker.compose.version", ComposeLabels.COMPATIBLE_VERSION).build();
    }

    /** Returns {@code sha256:...} of some content. */
    static String digest(byte[] content) {
        try {
            return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
