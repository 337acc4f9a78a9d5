package io.jcompose.backends.registry;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.remote.RegistrySession;
import io.jcompose.model.load.remote.RegistrySession.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings an image with everything in it from one repository into another. A registry that holds both is only told to
 * share what it has; everything else passes through a file of this machine.
 */
final class ImageCopy {
    private static final String MANIFESTS = "application/vnd.docker.distribution.manifest.v2+json, "
            + "application/vnd.docker.distribution.manifest.list.v2+json, "
            + "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json";

    private final Repository source;
    private final RegistrySession from;
    private final Repository target;
    private final RegistrySession to;

    ImageCopy(Repository source, RegistrySession from, Repository target, RegistrySession to) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
    }

    /** Copies it, and returns how an index names it. */
    JsonValue.Obj copy() throws IOException {
        byte[] manifest = fetched(source.version());
        String type = copy(manifest);
        return JsonValue.object().put("mediaType", type).put("digest", Artifact.digest(manifest))
                .put("size", manifest.length)
                .put("annotations", JsonValue.object()
                        .put("containerd.io/distribution.source." + source.hostname(), source.path()).build())
                .build();
    }

    private byte[] fetched(String version) throws IOException {
        Answer answer = from.send("GET", "manifests/" + version, MANIFESTS, null);
        if (answer.status() == 404) throw EngineException.failed(source + ":" + version + ": not found");
        if (answer.status() != 200) throw refused("pull from " + source, answer);
        boolean other = version.startsWith("sha256:") && !version.equals(Artifact.digest(answer.body()));
        if (other) throw EngineException.failed(source + ": the content does not match " + version);
        return answer.body();
    }

    /** Sends what a manifest names before the manifest itself: a registry takes no promises. */
    private String copy(byte[] manifest) throws IOException {
        JsonValue.Obj content;
        try {
            content = JsonReader.readObject(new String(manifest, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException notJson) {
            throw EngineException.failed(source + ": the manifest is no valid JSON");
        }
        for (JsonValue.Obj child : content.array("manifests").objects()) copy(fetched(child.string("digest")));
        List<JsonValue.Obj> blobs = new ArrayList<>(content.array("layers").objects());
        if (content.get("config").isPresent()) blobs.add(content.object("config"));
        for (JsonValue.Obj blob : blobs) copyBlob(blob.string("digest"));
        String digest = Artifact.digest(manifest);
        String type = content.string("mediaType").isEmpty() ? "application/vnd.oci.image.manifest.v1+json"
                : content.string("mediaType");
        Answer put = to.send("PUT", "manifests/" + digest, type, manifest);
        if (put.status() >= 300) throw refused("push to " + target, put);
        return type;
    }

    private void copyBlob(String digest) throws IOException {
        if (to.send("HEAD", "blobs/" + digest, "", null).status() == 200) return;
        boolean neighbours = source.registry().equals(target.registry());
        Answer begun = to.send("POST", "blobs/uploads/" + (neighbours
                ? "?mount=" + encoded(digest) + "&from=" + encoded(source.path())
                : ""), "", new byte[0]);
        if (begun.status() == 201) return;
        if (begun.status() != 202) throw refused("push to " + target, begun);
        Path file = Files.createTempFile("jcompose-blob-", "");
        try {
            Answer got = from.fetch("blobs/" + digest, file);
            if (got.status() != 200) throw refused("pull from " + source, got);
            String location = begun.location();
            Answer put = to.upload(location + (location.contains("?") ? "&" : "?") + "digest=" + encoded(digest), file);
            if (put.status() != 201) throw refused("push to " + target, put);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static EngineException refused(String what, Answer answer) {
        return EngineException.failed("failed to " + what + ": unexpected status: " + answer.status());
    }
}
