package io.jcompose.backends.registry;

import io.jcompose.backends.registry.Artifact.Layer;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends artifacts to one repository over the OCI distribution protocol (spec v1.1). */
public final class ArtifactUpload {
    private static final String HUB = "registry-1.docker.io";

    private final RegistryCredentials credentials;
    private final String registry;
    private final String root;
    private final String repository;
    private final String tag;
    private @Nullable String authorization;

    /** What a registry answered. */
    private record Answer(int status, String location, Optional<String> challenge) {}

    /**
     * @param insecure whether plain HTTP is spoken; it always is with a registry on this machine
     * @throws EngineException when it is no name of a repository
     */
    public ArtifactUpload(String reference, boolean insecure, RegistryCredentials credentials) {
        ImageReference image = ImageReference.parse(reference);
        boolean hub = image.registry().equals("docker.io");
        String path = hub && !image.name().startsWith("docker.io/") ? image.name()
                : image.name().substring(image.registry().length() + 1);
        boolean sound = !path.isEmpty() && path.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
                || "._-/".indexOf(c) >= 0);
        if (!sound) throw EngineException.failed("invalid reference format: " + reference);
        this.credentials = credentials;
        this.registry = image.registry();
        this.repository = hub && path.indexOf('/') < 0 ? "library/" + path : path;
        this.tag = image.version();
        String host = hub ? HUB : registry;
        this.root = (insecure || local(host) ? "http://" : "https://") + host + "/v2/" + repository + "/";
    }

    private static boolean local(String host) {
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1)
                : host.indexOf(':') < 0 ? host : host.substring(0, host.indexOf(':'));
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
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
            boolean refused = answer.status >= 400 && answer.status < 500 && answer.status != 401
                    && answer.status != 403 && answer.status != 407;
            if (refused && version.isEmpty()) answer = manifest(artifact.manifest(true, Instant.now()));
            if (answer.status >= 300) throw failed("manifest", answer);
        } catch (IOException broken) {
            throw EngineException.failed("failed to push to " + registry + "/" + repository + ": "
                    + broken.getMessage());
        }
    }

    private Answer manifest(Layer manifest) throws IOException {
        return send("PUT", root + "manifests/" + tag, manifest.mediaType(), manifest.content());
    }

    private void blob(byte[] content) throws IOException {
        String digest = Artifact.digest(content);
        if (send("HEAD", root + "blobs/" + digest, "", null).status == 200) return;
        Answer begun = send("POST", root + "blobs/uploads/", "", new byte[0]);
        if (begun.status != 202) throw failed("blob", begun);
        String location = URI.create(root).resolve(begun.location).toString();
        String place = location + (location.contains("?") ? "&" : "?") + "digest="
                + URLEncoder.encode(digest, StandardCharsets.UTF_8);
        Answer ended = send("PUT", place, "application/octet-stream", content);
        if (ended.status != 201) throw failed("blob", ended);
    }

    private EngineException failed(String what, Answer answer) {
        return EngineException.failed("failed to push " + what + " to " + registry + "/" + repository
                + ": unexpected status: " + answer.status);
    }

    private Answer send(String method, String url, String type, byte @Nullable [] body) throws IOException {
        Answer answer = once(method, url, type, body);
        if (answer.status != 401) return answer;
        authorization = authorize(answer.challenge.orElse(""));
        return authorization == null ? answer : once(method, url, type, body);
    }

    private Answer once(String method, String url, String type, byte @Nullable [] body) throws IOException {
        HttpURLConnection connection = open(url);
        connection.setRequestMethod(method);
        if (!type.isEmpty()) connection.setRequestProperty("Content-Type", type);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        String location = connection.getHeaderField("Location");
        InputStream rest = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (rest != null) try (rest) {
            rest.transferTo(OutputStream.nullOutputStream());
        }
        return new Answer(status, location == null ? "" : location,
                Optional.ofNullable(connection.getHeaderField("WWW-Authenticate")));
    }

    private HttpURLConnection open(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(15_000);
        connection.setReadTimeout(60_000);
        if (authorization != null) connection.setRequestProperty("Authorization", authorization);
        return connection;
    }

    /** Follows the registry's challenge: credentials as they are, or a token from the server that it names. */
    private @Nullable String authorize(String challenge) throws IOException {
        String basic = credentials.userAndPassword(registry)
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
        if (!challenge.regionMatches(true, 0, "Bearer ", 0, 7)) return basic;
        String realm = parameter(challenge, "realm");
        authorization = basic;
        HttpURLConnection connection = open(realm + (realm.contains("?") ? "&" : "?") + "service="
                + URLEncoder.encode(parameter(challenge, "service"), StandardCharsets.UTF_8) + "&scope="
                + URLEncoder.encode("repository:" + repository + ":pull,push", StandardCharsets.UTF_8));
        if (connection.getResponseCode() != 200) throw EngineException.failed("failed to authorize at " + registry
                + ": unexpected status: " + connection.getResponseCode());
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
}
