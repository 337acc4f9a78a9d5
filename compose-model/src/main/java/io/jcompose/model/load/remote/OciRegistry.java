package io.jcompose.model.load.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Reads manifests and blobs over the OCI distribution protocol (spec v1.1), anonymously or with credentials. */
final class OciRegistry {
    private static final String ACCEPTED = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json";

    private final RegistryAccess access;
    private final Map<String, RegistrySession> sessions = new HashMap<>();

    OciRegistry(RegistryAccess access) {
        this.access = access;
    }

    /** What a registry sent, and the digest of it. */
    record Content(byte[] bytes, String digest) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    Content manifest(OciReference reference, String version) {
        return get(reference, "manifests/" + version, ACCEPTED, version);
    }

    /** Returns the digest of what a tag names: the index of all platforms where there is one. */
    String imageDigest(OciReference reference) {
        String indexes = ", application/vnd.docker.distribution.manifest.list.v2+json";
        return get(reference, "manifests/" + reference.version(), ACCEPTED + indexes, reference.version()).digest();
    }

    Content blob(OciReference reference, String digest) {
        return get(reference, "blobs/" + digest, "*/*", digest);
    }

    private Content get(OciReference reference, String path, String accept, String wanted) {
        RegistrySession session = sessions.computeIfAbsent(reference.host() + "/" + reference.repository(),
                other -> access.session(reference.host(), reference.repository(), "pull", false));
        try {
            RegistrySession.Answer answer = session.send("GET", path, accept, null);
            if (answer.status() != 200) {
                throw failure(reference, answer.status() == 404
                        ? "not found"
                        : "the registry answered " + answer.status());
            }
            byte[] bytes = answer.body();
            String digest = "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            if (wanted.startsWith("sha256:") && !wanted.equals(digest)) {
                throw failure(reference, "the content does not match " + wanted);
            }
            return new Content(bytes, digest);
        } catch (IOException broken) {
            throw RemoteResources.failure("failed to pull OCI resource \"" + reference + "\": " + broken.getMessage(),
                    broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static io.jcompose.model.diagnostic.ComposeException failure(OciReference reference, String what) {
        return RemoteResources.failure("failed to pull OCI resource \"" + reference + "\": " + what);
    }
}
