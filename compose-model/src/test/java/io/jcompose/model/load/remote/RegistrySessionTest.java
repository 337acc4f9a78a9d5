package io.jcompose.model.load.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jcompose.model.load.remote.RegistryCredentials.Login;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks with registries in this process: one that wants tokens, one with a certificate of a private authority. */
class RegistrySessionTest {
    private static final String PASSWORD = "changeit";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir Path directory;

    @AfterEach
    void stop() {
        if (server != null) server.stop(0);
    }

    @Test
    void credentialsAreShownOnlyWhenTheRegistryAsks() throws Exception {
        serve(HttpServer.create(anywhere(), 0), "Basic realm=\"x\"", "Basic " + base64("me:secret"));
        RegistrySession session = session(host -> Optional.of(new Login("me", "secret")), Map.of());
        assertThat(session.send("GET", "manifests/1", "*/*", null).status()).isEqualTo(200);
        assertThat(session.send("GET", "manifests/2", "*/*", null).status()).isEqualTo(200);
        assertThat(seen).containsExactly("GET /v2/team/app/manifests/1 null",
                "GET /v2/team/app/manifests/1 Basic " + base64("me:secret"),
                "GET /v2/team/app/manifests/2 Basic " + base64("me:secret"));
    }

    @Test
    void aPasswordIsTradedForATokenWhereTheRegistryNamesAServerForThat() throws Exception {
        HttpServer plain = HttpServer.create(anywhere(), 0);
        serve(plain, "Bearer realm=\"http://" + address(plain) + "/token\",service=\"here\"", "Bearer given");
        RegistrySession session = session(host -> Optional.of(new Login("me", "secret")), Map.of());
        assertThat(session.send("GET", "manifests/1", "*/*", null).status()).isEqualTo(200);
        assertThat(seen).contains("GET /token?service=here&scope=repository%3Ateam%2Fapp%3Apull Basic "
                + base64("me:secret"));
    }

    @Test
    void anIdentityTokenIsTradedForATokenToo() throws Exception {
        HttpServer plain = HttpServer.create(anywhere(), 0);
        serve(plain, "Bearer realm=\"http://" + address(plain) + "/token\",service=\"here\"", "Bearer given");
        RegistrySession session = session(host -> Optional.of(new Login("", "identity")), Map.of());
        assertThat(session.send("GET", "manifests/1", "*/*", null).status()).isEqualTo(200);
        assertThat(seen).anyMatch(request -> request.startsWith("POST /token null grant_type=refresh_token&")
                && request.contains("&refresh_token=identity&"));
    }

    @Test
    void whoIsNobodyGetsTheRefusal() throws Exception {
        serve(HttpServer.create(anywhere(), 0), "Basic realm=\"x\"", "Basic never");
        assertThat(session(RegistryCredentials.ANONYMOUS, Map.of()).send("GET", "manifests/1", "*/*", null).status())
                .isEqualTo(401);
    }

    @Test
    void aPrivateAuthorityIsTrustedWhenTheEnvironmentNamesIt() throws Exception {
        HttpsServer secured = HttpsServer.create(anywhere(), 0);
        Path certificate = certify(secured);
        serve(secured, "Basic realm=\"x\"", "null");
        Map<String, String> trusting = Map.of("SSL_CERT_FILE", certificate.toString(), "SSL_CERT_DIR", "/nowhere");
        assertThat(session(RegistryCredentials.ANONYMOUS, trusting).send("GET", "manifests/1", "*/*", null).status())
                .isEqualTo(200);
        Map<String, String> inDirectory = Map.of("SSL_CERT_DIR", "/nowhere:" + directory, "SSL_CERT_FILE", "/nowhere");
        assertThat(session(RegistryCredentials.ANONYMOUS, inDirectory).send("GET", "manifests/1", "*/*", null).status())
                .isEqualTo(200);
        RegistrySession other = session(RegistryCredentials.ANONYMOUS, Map.of());
        assertThatThrownBy(() -> other.send("GET", "manifests/1", "*/*", null))
                .hasMessage("tls: failed to verify certificate: x509: certificate signed by unknown authority");
    }

    @Test
    void authoritiesThatCannotBeReadAreLeftOut() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.pem"),
                "text\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\n");
        assertThat(
                TrustedAuthorities.certificates(Map.of("SSL_CERT_FILE", file.toString(), "SSL_CERT_DIR", "/nowhere")))
                .isEmpty();
    }

    private RegistrySession session(RegistryCredentials credentials, Map<String, String> environment) {
        return new RegistryAccess(environment, credentials).session(address(server), "team/app", "pull", false);
    }

    /** Answers everything that shows the right authorization, and hands out tokens. */
    private void serve(HttpServer registry, String challenge, String right) {
        server = registry;
        registry.createContext("/", exchange -> {
            String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            seen.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + shown + " " + body).strip());
            if (exchange.getRequestURI().getPath().equals("/token")) {
                answer(exchange, 200, "{\"access_token\":\"given\"}");
            } else if (shown.equals(right)) {
                answer(exchange, 200, "{}");
            } else {
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
                answer(exchange, 401, "{}");
            }
        });
        registry.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.sendResponseHeaders(status, text.length());
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.close();
    }

    /** Gives a server a certificate of its own, and returns it as a file. */
    private Path certify(HttpsServer secured) throws Exception {
        Path store = directory.resolve("store");
        keytool("-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=registry", "-ext",
                "san=ip:127.0.0.1", "-keystore", store.toString());
        Path certificate = directory.resolve("authority.crt");
        keytool("-exportcert", "-rfc", "-alias", "registry", "-keystore", store.toString(), "-file",
                certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        secured.setHttpsConfigurator(new HttpsConfigurator(context));
        return certificate;
    }

    private static void keytool(String... arguments) throws Exception {
        var words = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        words.add(1, arguments[0]);
        words.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static InetSocketAddress anywhere() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String address(HttpServer server) {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
