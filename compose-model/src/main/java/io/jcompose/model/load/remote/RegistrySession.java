package io.jcompose.model.load.remote;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.remote.RegistryCredentials.Login;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Talks with a registry about one repository over the OCI distribution protocol (spec v1.1). Shows who we are when the
 * registry asks for it. Used by one thread.
 */
public final class RegistrySession {
    private static final int LARGEST = 16 << 20;
    private static final int HOPS = 5;

    private final RegistryAccess access;
    private final String host;
    private final String repository;
    private final String actions;
    private boolean guessing;
    private boolean tls;
    private @Nullable String authorization;
    private @Nullable Optional<SSLSocketFactory> trust;

    /**
     * What a registry answered.
     *
     * @param location  where to go on; empty when it does not say
     * @param challenge how it wants to know who we are
     */
    public record Answer(int status, byte[] body, String location, String challenge) {}

    RegistrySession(RegistryAccess access, String host, String repository, String actions, boolean plain) {
        this.access = access;
        this.host = host;
        this.repository = repository;
        this.actions = actions;
        this.guessing = !plain && local(host);
        this.tls = !plain && !guessing;
    }

    private static boolean local(String host) {
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.split(":", 2)[0];
        return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
    }

    /**
     * Sends a request and returns the answer, whatever its status.
     *
     * @param place relative to the repository ({@code manifests/latest}), or a whole address
     * @param type  what is sent, or without a body what is accepted
     */
    public Answer send(String method, String place, String type, byte @Nullable [] body) throws IOException {
        return send(new Request(method, place, type, body == null ? null : Content.of(body), null));
    }

    /** Writes what is at a place to a file, however much that is; the answer itself has no body then. */
    public Answer fetch(String place, Path file) throws IOException {
        return send(new Request("GET", place, "*/*", null, file));
    }

    /** Sends a file. */
    public Answer upload(String place, Path file) throws IOException {
        var content = new Content(Files.size(file), out -> Files.copy(file, out));
        return send(new Request("PUT", place, "application/octet-stream", content, null));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private record Content(long length, Writing writing) {
        static Content of(byte[] bytes) {
            return new Content(bytes.length, out -> out.write(bytes));
        }
    }

    private record Request(String method, String place, String type, @Nullable Content body, @Nullable Path sink) {}

    private Answer send(Request request) throws IOException {
        try {
            Answer answer = guessed(request);
            if (answer.status != 401 || !authorize(answer.challenge)) return answer;
            return once(request);
        } catch (SSLHandshakeException refused) {
            if (!(refused.getCause() instanceof CertificateException)) throw refused;
            throw new IOException(
                    "tls: failed to verify certificate: x509: certificate signed by unknown authority", refused);
        }
    }

    /** On this machine most registries speak plain HTTP; one that does not understand it gets TLS. */
    private Answer guessed(Request request) throws IOException {
        if (!guessing) return once(request);
        guessing = false;
        try {
            Answer answer = once(request);
            if (answer.status != 400) return answer;
        } catch (ConnectException nobody) {
            throw nobody;
        } catch (IOException misunderstood) {
            // a server with TLS may just hang up
        }
        tls = true;
        return once(request);
    }

    private Answer once(Request request) throws IOException {
        URI target = URI.create((tls ? "https://" : "http://") + host + "/v2/" + repository + "/")
                .resolve(request.place);
        String own = target.getRawAuthority();
        for (int hops = 0;; hops++) {
            HttpURLConnection connection = open(target, target.getRawAuthority().equals(own) ? authorization : null);
            connection.setRequestMethod(request.method);
            if (!request.type.isEmpty()) {
                connection.setRequestProperty(request.body == null ? "Accept" : "Content-Type", request.type);
            }
            if (request.body != null) write(connection, request.body);
            int status = connection.getResponseCode();
            String location = Optional.ofNullable(connection.getHeaderField("Location")).orElse("");
            boolean moved = status >= 301 && status <= 308 && status != 304 && !location.isEmpty();
            if (moved && request.method.equals("GET") && hops < HOPS) {
                connection.disconnect();
                target = target.resolve(location);
                continue;
            }
            return new Answer(status, read(connection, status, request.sink), location,
                    Optional.ofNullable(connection.getHeaderField("WWW-Authenticate")).orElse(""));
        }
    }

    private HttpURLConnection open(URI target, @Nullable String shown) throws IOException {
        var connection = (HttpURLConnection) target.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            if (trust == null) trust = TrustedAuthorities.connections(access.environment());
            trust.ifPresent(secured::setSSLSocketFactory);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(15_000);
        connection.setReadTimeout(60_000);
        if (shown != null) connection.setRequestProperty("Authorization", shown);
        return connection;
    }

    private static void write(HttpURLConnection connection, Content body) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            body.writing.to(out);
        }
    }

    private static byte[] read(HttpURLConnection connection, int status, @Nullable Path sink) throws IOException {
        InputStream content = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (content == null) return new byte[0];
        try (content) {
            if (sink != null && status == 200) {
                Files.copy(content, sink, StandardCopyOption.REPLACE_EXISTING);
                return new byte[0];
            }
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw new IOException("larger than " + LARGEST + " bytes");
            return bytes;
        }
    }

    /** Follows the registry's challenge: credentials as they are, or a token from the server that it names. */
    private boolean authorize(String challenge) throws IOException {
        Optional<Login> login = access.credentials().login(host);
        String basic = login.filter(found -> !found.user().isEmpty())
                .map(found -> "Basic " + Base64.getEncoder()
                        .encodeToString((found.user() + ":" + found.secret()).getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
        if (!challenge.regionMatches(true, 0, "Bearer ", 0, 7)) {
            authorization = basic;
            return basic != null;
        }
        String realm = parameter(challenge, "realm");
        String wanted = "service=" + encoded(parameter(challenge, "service")) + "&scope="
                + encoded("repository:" + repository + ":" + actions);
        HttpURLConnection connection;
        if (login.isPresent() && basic == null) {
            connection = open(URI.create(realm), null);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            write(connection, Content.of(("grant_type=refresh_token&client_id=jcompose&refresh_token="
                    + encoded(login.get().secret()) + "&" + wanted).getBytes(StandardCharsets.UTF_8)));
        } else {
            connection = open(URI.create(realm + (realm.contains("?") ? "&" : "?") + wanted), basic);
        }
        int status = connection.getResponseCode();
        byte[] body = read(connection, status, null);
        if (status != 200) throw new IOException("failed to authorize: unexpected status: " + status);
        try {
            JsonValue.Obj answer = JsonReader.readObject(new String(body, StandardCharsets.UTF_8));
            authorization = "Bearer " + answer.text("token").orElseGet(() -> answer.string("access_token"));
        } catch (JsonSyntaxException notJson) {
            throw new IOException("failed to authorize: the token is no valid JSON", notJson);
        }
        return true;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String parameter(String challenge, String name) {
        int start = challenge.indexOf(name + "=\"");
        if (start < 0) return "";
        start += name.length() + 2;
        int end = challenge.indexOf('"', start);
        return end < 0 ? "" : challenge.substring(start, end);
    }
}
