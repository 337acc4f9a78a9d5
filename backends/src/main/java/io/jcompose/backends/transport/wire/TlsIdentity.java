package io.jcompose.backends.transport.wire;

import io.jcompose.backends.endpoint.EngineEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Reads the PEM files that docker's tools write: whom to trust, and who we are. */
public final class TlsIdentity {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsIdentity() {}

    static SSLContext context(EngineEndpoint.Tls tls) throws IOException {
        try {
            KeyManager @Nullable [] keys = null;
            if (tls.identity().isPresent()) keys = keys(tls.identity().get());
            TrustManager @Nullable [] trust = null;
            if (!tls.verify()) trust = new TrustManager[] {new TrustAnybody()};
            else if (tls.authority().isPresent()) trust = trust(tls.authority().get());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("TLS files cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static KeyManager[] keys(EngineEndpoint.Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        Certificate[] chain = certificates(identity.certificate()).toArray(new Certificate[0]);
        store.setKeyEntry("client", key(identity.key()), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        int number = 0;
        for (Certificate certificate : certificates(authority)) store.setCertificateEntry("ca" + number++, certificate);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        byte[] pkcs8 = section(pem, "PRIVATE KEY");
        if (pkcs8 != null) return anyKey(pkcs8, file);
        byte[] rsa = section(pem, "RSA PRIVATE KEY");
        // AlgorithmIdentifier { rsaEncryption, NULL }
        if (rsa != null) return anyKey(wrapped(rsa, "300d06092a864886f70d0101010500"), file);
        byte[] ec = section(pem, "EC PRIVATE KEY");
        if (ec != null) return anyKey(wrapped(ec, curveOf(ec, file)), file);
        throw new IOException(file + " holds no private key that can be read (encrypted keys cannot)");
    }

    private static PrivateKey anyKey(byte[] pkcs8, Path file) throws IOException, GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(pkcs8);
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException another) {
                // the key is of one of the other kinds
            }
        }
        throw new IOException(file + " holds a private key of an unknown kind");
    }

    private static byte @Nullable [] section(String pem, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + kind + "-----");
        if (start < 0 || end < start) return null;
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }

    /** Wraps a key of the older forms as PKCS#8: SEQUENCE { INTEGER 0, algorithm, OCTET STRING key }. */
    private static byte[] wrapped(byte[] key, String algorithmHex) {
        byte[] algorithm = java.util.HexFormat.of().parseHex(algorithmHex);
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(new byte[] {2, 1, 0});
        inner.writeBytes(algorithm);
        inner.write(4);
        length(inner, key.length);
        inner.writeBytes(key);
        var outer = new ByteArrayOutputStream();
        outer.write(0x30);
        length(outer, inner.size());
        outer.writeBytes(inner.toByteArray());
        return outer.toByteArray();
    }

    /** Returns AlgorithmIdentifier { ecPublicKey, curve }; an EC key of RFC 5915 names its curve behind the tag a0. */
    private static String curveOf(byte[] key, Path file) throws IOException {
        String hex = java.util.HexFormat.of().formatHex(key);
        String[] curves = {"06082a8648ce3d030107", "06052b81040022", "06052b81040023"};
        for (String curve : curves) {
            if (hex.contains(curve)) {
                String body = "06072a8648ce3d0201" + curve;
                return "30" + java.util.HexFormat.of().toHexDigits((byte) (body.length() / 2)) + body;
            }
        }
        throw new IOException(file + " holds a key of an unknown curve");
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
    }

    /** What the user asked for by leaving verification off. */
    private static final class TrustAnybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
