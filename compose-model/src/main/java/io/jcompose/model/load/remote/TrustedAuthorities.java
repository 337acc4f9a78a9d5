package io.jcompose.model.load.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * The authorities whose certificates count: those of the system, not those of Java, so that docker compose and jcompose
 * trust the same. {@code SSL_CERT_FILE} and {@code SSL_CERT_DIR} (several, separated by colons) take the place of the
 * system's own file and directories.
 */
final class TrustedAuthorities {
    private static final List<String> FILES = List.of("/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem");
    private static final List<String> DIRECTORIES = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private TrustedAuthorities() {}

    /** Returns what makes connections that trust them; absent when the system names none, and Java's own have to do. */
    static Optional<SSLSocketFactory> connections(Map<String, String> environment) throws IOException {
        Set<Certificate> certificates = certificates(environment);
        boolean asked = !environment.getOrDefault("SSL_CERT_FILE", "").isEmpty()
                || !environment.getOrDefault("SSL_CERT_DIR", "").isEmpty();
        if (certificates.isEmpty() && !asked) return Optional.empty();
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) store.setCertificateEntry("ca" + number++, certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(context.getSocketFactory());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the certificates to trust are unusable: " + unusable.getMessage(), unusable);
        }
    }

    static Set<Certificate> certificates(Map<String, String> environment) {
        var found = new LinkedHashSet<Certificate>();
        String file = environment.getOrDefault("SSL_CERT_FILE", "");
        for (String candidate : file.isEmpty() ? FILES : List.of(file)) {
            if (!Files.isReadable(Path.of(candidate))) continue;
            read(Path.of(candidate), found);
            break;
        }
        String directories = environment.getOrDefault("SSL_CERT_DIR", "");
        for (String directory : directories.isEmpty() ? DIRECTORIES : Arrays.asList(directories.split(":"))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
                for (Path entry : entries) if (!alias(entry)) read(entry, found);
            } catch (IOException absent) {
                // as good as empty
            }
        }
        return found;
    }

    /** Tells whether an entry is one more name for its neighbour; OpenSSL wants each certificate under its hash too. */
    private static boolean alias(Path entry) throws IOException {
        return Files.isSymbolicLink(entry) && Files.readSymbolicLink(entry).getNameCount() == 1;
    }

    /** Adds the certificates of a file. What cannot be read is left out: one bad entry must not end all trust. */
    private static void read(Path file, Set<Certificate> found) {
        String text;
        try {
            text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException unreadable) {
            return;
        }
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) return;
            try {
                byte[] content = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
                found.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(content)));
            } catch (CertificateException | IllegalArgumentException bad) {
                // the next one may be better
            }
            begin = text.indexOf(BEGIN, end);
        }
    }
}
