package io.jcompose.model.load.remote;

import io.jcompose.model.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads manifests and blobs over the OCI distribution protocol (spec v1.1), anonymously or with credentials. */
final class OciRegistry {
    private static final String ACCEPTED = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    private static final int LARGEST = 16 << 20;

    private final RegistryCredentials credentials;
    private @Nullable String authorization;

    OciRegistry(RegistryCredentials credentials) {
        this.credentials = credentials;
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
        String url = (reference.local() ? "http://" : "https://") + reference.host() + "/v2/" + reference.repository()
                + "/" + path;
        try {
            HttpURLConnection connection = open(url, accept);
            if (connection.getResponseCode() == 401) {
                authorization = authorize(reference,
                        Optional.ofNullable(connection.getHeaderField("WWW-Authenticate")));
                connection = open(url, accept);
            }
            if (connection.getResponseCode() != 200) {
                throw failure(reference, connection.getResponseCode() == 404
                        ? "not found"
                        : "the registry answered " + connection.getResponseCode());
            }
            byte[] bytes;
            try (InputStream body = connection.getInputStream()) {
                bytes = body.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) throw failure(reference, "larger than " + LARGEST + " bytes");
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

    private HttpURLConnection open(String url, String accept) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        connection.setConnectTimeout(15_000);
        connection.setReadTimeout(60_000);
        if (authorization != null) connection.setRequestProperty("Authorization", authorization);
        return connection;
    }

    /** Follows the registry's challenge: basic credentials, or a token from the named server. */
    private @Nullable String authorize(OciReference reference, Optional<String> challenge) throws IOException {
        Optional<String> basic = credentials.userAndPassword(reference.host())
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        String text = challenge.orElse("");
        if (!text.regionMatches(true, 0, "Bearer ", 0, 7)) return basic.orElse(null);
        String realm = parameter(text, "realm");
        String service = parameter(text, "service");
        String url = realm + (realm.contains("?") ? "&" : "?") + "service="
                + URLEncoder.encode(service, StandardCharsets.UTF_8) + "&scope="
                + URLEncoder.encode("repository:" + reference.repository() + ":pull", StandardCharsets.UTF_8);
        authorization = basic.orElse(null);
        HttpURLConnection connection = open(url, "application/json");
        if (connection.getResponseCode() != 200) throw failure(reference, "unauthorized: authentication required");
        try (InputStream body = connection.getInputStream()) {
            var answer = JsonReader.readObject(new String(body.readNBytes(1 << 20), StandardCharsets.UTF_8));
            return "Bearer " + answer.text("token").orElseGet(() -> answer.string("access_token"));
        }
    }

    private static String parameter(String challenge, String name) {
        int start = challenge.indexOf(name + "=\"");
        if (start < 0) return "";
        start += name.length() + 2;
        int end = challenge.indexOf('"', start);
        return end < 0 ? "" : challenge.substring(start, end);
    }

    private static io.jcompose.model.diagnostic.ComposeException failure(OciReference reference, String what) {
        return RemoteResources.failure("failed to pull OCI resource \"" + reference + "\": " + what);
    }
}
