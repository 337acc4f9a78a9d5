package io.jcompose.backends.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.spi.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsWireTest {
    private static final char[] PASSWORD = "secret".toCharArray();
    /** SEQUENCE, version, algorithm, and the head of the OCTET STRING around a PKCS#1 key of 2048 bits. */
    private static final int PKCS8_HEAD = 26;

    @TempDir static Path directory;
    private static Path certificate;
    private static Path key;
    private static Path olderKey;

    @BeforeAll
    static void makeACertificate() throws Exception {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keystore", store.toString(), "-storepass", "secret", "-keyalg", "RSA", "-keysize",
                "2048",
                "-alias", "engine", "-dname", "CN=engine", "-ext", "SAN=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true).start();
        assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isNotNull();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        byte[] privateKey = keys.getKey("engine", PASSWORD).getEncoded();
        certificate = pem("cert.pem", "CERTIFICATE", keys.getCertificate("engine").getEncoded());
        key = pem("key.pem", "PRIVATE KEY", privateKey);
        olderKey = pem("older.pem", "RSA PRIVATE KEY", Arrays.copyOfRange(privateKey, PKCS8_HEAD, privateKey.length));
    }

    private static Path pem(String name, String kind, byte[] content) throws IOException {
        return Files.writeString(directory.resolve(name), "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind + "-----\n");
    }

    /** What the engine says after the head of a request. */
    @FunctionalInterface
    private interface Answer {
        void give(InputStream in, OutputStream out) throws IOException;
    }

    /** An engine that wants to know who calls, and answers one request. */
    private static SSLServerSocket engine() throws Exception {
        return engine((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    private static SSLServerSocket engine(Answer answer) throws Exception {
        KeyStore keys = KeyStore.getInstance(directory.resolve("store.p12").toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("client", keys.getCertificate("engine"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
        server.setNeedClientAuth(true);
        Thread.ofVirtual().start(() -> {
            try (var socket = (SSLSocket) server.accept(); InputStream in = socket.getInputStream();
                    OutputStream out = socket.getOutputStream()) {
                int newLines = 0;
                while (newLines < 4) {
                    int b = in.read();
                    newLines = b == '\n' || b == '\r' ? newLines + 1 : 0;
                }
                answer.give(in, out);
            } catch (IOException refused) {
                // the client did not trust us, or we did not trust it
            }
        });
        return server;
    }

    private static String ask(SSLServerSocket server, Optional<Path> authority, Path clientKey, boolean verify) {
        try (var http = new EngineHttp(endpoint(server, authority, clientKey, verify))) {
            return http.send(EngineRequest.get("/_ping")).text();
        }
    }

    private static EngineEndpoint endpoint(SSLServerSocket server, Optional<Path> authority, Path clientKey,
            boolean verify) {
        var tls = new EngineEndpoint.Tls(authority,
                Optional.of(new EngineEndpoint.Identity(certificate, clientKey)), verify);
        return new EngineEndpoint.Tcp("localhost", server.getLocalPort(), Optional.of(tls));
    }

    @Test
    void provesWhoItIsAndChecksTheEngine() throws Exception {
        try (SSLServerSocket server = engine()) {
            assertThat(ask(server, Optional.of(certificate), key, true)).isEqualTo("OK");
        }
    }

    @Test
    void readsKeysOfTheOlderForm() throws Exception {
        try (SSLServerSocket server = engine()) {
            assertThat(ask(server, Optional.of(certificate), olderKey, true)).isEqualTo("OK");
        }
    }

    @Test
    void refusesAnEngineThatItDoesNotKnow() throws Exception {
        try (SSLServerSocket server = engine()) {
            assertThatThrownBy(() -> ask(server, Optional.empty(), key, true)).isInstanceOf(EngineException.class)
                    .satisfies(failed -> assertThat(Objects.requireNonNull(failed.getCause()).getMessage())
                            .contains("certification path"));
        }
    }

    @Test
    void acceptsAnyEngineWhenItShallNotVerify() throws Exception {
        try (SSLServerSocket server = engine()) {
            assertThat(ask(server, Optional.empty(), key, false)).isEqualTo("OK");
        }
    }

    @Test
    void closesOneDirectionOnly() throws Exception {
        try (SSLServerSocket server = engine((in, out) -> {
            out.write("HTTP/1.1 101 UPGRADED\r\n\r\nearly ".getBytes(StandardCharsets.US_ASCII));
            byte[] heard = in.readAllBytes();
            out.write("heard ".getBytes(StandardCharsets.US_ASCII));
            out.write(heard);
            out.flush();
        }); var http = new EngineHttp(endpoint(server, Optional.of(certificate), key, true));
                UpgradedStream stream = http.upgrade(EngineRequest.post("/exec/1/start"))) {
            try (OutputStream stdin = stream.output()) {
                stdin.write("x".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(new String(stream.input().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("early heard x");
        }
    }

    @Test
    void whoReadsWaitsAtOurOwnPlaceAndClosingEndsThat() throws Exception {
        try (SSLServerSocket server = engine((in, out) -> {
            out.write("HTTP/1.1 101 UPGRADED\r\n\r\nearly".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        }); var http = new EngineHttp(endpoint(server, Optional.of(certificate), key, true))) {
            UpgradedStream stream = http.upgrade(EngineRequest.post("/attach"));
            assertThat(new String(stream.input().readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("early");
            var ended = new CompletableFuture<Integer>();
            Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(stream.input().read());
                } catch (IOException broken) {
                    ended.complete(-1);
                }
            });
            assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).contains("sockets");
            stream.close();
            assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }
}
