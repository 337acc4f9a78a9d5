package io.jcompose.backends.registry;

import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.load.remote.RegistryAccess;
import io.jcompose.model.load.remote.RegistrySession;
import io.jcompose.model.load.remote.RegistrySession.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/** Sends artifacts to one repository over the OCI distribution protocol (spec v1.1). */
public final class ArtifactUpload {
    private static final String HUB = "registry-1.docker.io";

    private final RegistrySession session;
    private final String registry;
    private final String repository;
    private final String tag;

    /**
     * @param insecure whether plain HTTP is spoken
     * @throws EngineException when it is no name of a repository
     */
    public ArtifactUpload(String reference, boolean insecure, RegistryAccess access) {
        ImageReference image = ImageReference.parse(reference);
        boolean hub = image.registry().equals("docker.io");
        String path = hub && !image.name().startsWith("docker.io/") ? image.name()
                : image.name().substring(image.registry().length() + 1);
        boolean sound = !path.isEmpty() && path.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
                || "._-/".indexOf(c) >= 0);
        if (!sound) throw EngineException.failed("invalid reference format: " + reference);
        this.registry = image.registry();
        this.repository = hub && path.indexOf('/') < 0 ? "library/" + path : path;
        this.tag = image.version();
        this.session = access.session(hub ? HUB : registry, repository, "pull,push", insecure);
    }

    /**
     * Sends an artifact.
     *
     * @param version {@code 1.0} or {@code 1.1}; empty: the newer one, and the older one when the registry refuses that
     * @throws EngineException with what the registry answered
     */
    public void push(Artifact artifact, String version) {
        try {
            var blobs = new LinkedHashSet<>(List.of(Artifact.config(false)));
            blobs.addAll(artifact.layers());
            for (Layer blob : blobs) blob(blob.content());
            boolean old = version.equals("1.0");
            Answer answer = manifest(artifact.manifest(old, Instant.now()));
            boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != 401
                    && answer.status() != 403 && answer.status() != 407;
            if (refused && version.isEmpty()) answer = manifest(artifact.manifest(true, Instant.now()));
            if (answer.status() >= 300) throw failed("manifest", answer);
        } catch (IOException broken) {
            throw EngineException.failed("failed to push to " + registry + "/" + repository + ": "
                    + broken.getMessage());
        }
    }

    private Answer manifest(Layer manifest) throws IOException {
        return session.send("PUT", "manifests/" + tag, manifest.mediaType(), manifest.content());
    }

    private void blob(byte[] content) throws IOException {
        String digest = Artifact.digest(content);
        if (session.send("HEAD", "blobs/" + digest, "", null).status() == 200) return;
        Answer begun = session.send("POST", "blobs/uploads/", "", new byte[0]);
        if (begun.status() != 202) throw failed("blob", begun);
        String location = begun.location();
        String place = location + (location.contains("?") ? "&" : "?") + "digest="
                + URLEncoder.encode(digest, StandardCharsets.UTF_8);
        Answer ended = session.send("PUT", place, "application/octet-stream", content);
        if (ended.status() != 201) throw failed("blob", ended);
    }

    private EngineException failed(String what, Answer answer) {
        return EngineException.failed("failed to push " + what + " to " + registry + "/" + repository
                + ": unexpected status: " + answer.status());
    }
}
