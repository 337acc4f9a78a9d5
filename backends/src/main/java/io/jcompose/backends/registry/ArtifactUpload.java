package io.jcompose.backends.registry;

import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.remote.RegistryAccess;
import io.jcompose.model.load.remote.RegistrySession;
import io.jcompose.model.load.remote.RegistrySession.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Sends artifacts to one repository over the OCI distribution protocol (spec v1.1). */
public final class ArtifactUpload {
    private final RegistryAccess access;
    private final RegistrySession session;
    private final Repository repository;
    private final boolean insecure;

    /**
     * @param insecure whether plain HTTP is spoken
     * @throws EngineException when it is no name of a repository
     */
    public ArtifactUpload(String reference, boolean insecure, RegistryAccess access) {
        this.access = access;
        this.insecure = insecure;
        this.repository = Repository.parse(reference);
        this.session = repository.session(access, "pull,push", insecure);
    }

    /**
     * Sends an artifact.
     *
     * @param images  those to send with it, in one index that says which artifact they belong to; empty: no index
     * @param version {@code 1.0} or {@code 1.1}; empty: the newer one, and the older one when the registry refuses that
     * @throws EngineException with what the registry answered
     */
    public void push(Artifact artifact, List<String> images, String version) {
        try {
            var blobs = new LinkedHashSet<>(List.of(Artifact.config(false)));
            blobs.addAll(artifact.layers());
            for (Layer blob : blobs) blob(blob.content());
            boolean old = version.equals("1.0");
            Layer manifest = artifact.manifest(old, Instant.now());
            Answer answer = send(manifest, repository.version());
            boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != 401
                    && answer.status() != 403 && answer.status() != 407;
            if (refused && version.isEmpty()) {
                old = true;
                manifest = artifact.manifest(true, Instant.now());
                answer = send(manifest, repository.version());
            }
            if (answer.status() >= 300) throw failed("manifest", answer);
            if (!images.isEmpty()) index(images, Artifact.subject(manifest, old));
        } catch (IOException broken) {
            throw EngineException.failed("failed to push to " + repository + ": "
                    + broken.getMessage());
        }
    }

    private void index(List<String> images, JsonValue.Obj subject) throws IOException {
        var copies = new ArrayList<JsonValue>();
        for (String image : images) {
            Repository source = Repository.parse(image);
            copies.add(new ImageCopy(source, source.session(access, "pull", insecure), repository, session).copy());
        }
        Layer index = Artifact.index(copies, subject);
        Answer answer = send(index, Artifact.digest(index.content()));
        if (answer.status() >= 300) throw failed("index", answer);
    }

    private Answer send(Layer manifest, String version) throws IOException {
        return session.send("PUT", "manifests/" + version, manifest.mediaType(), manifest.content());
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
        return EngineException.failed("failed to push " + what + " to " + repository
                + ": unexpected status: " + answer.status());
    }
}
