package io.jcompose.planner.state;

import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The value of the label {@code com.docker.compose.config-hash}: 64 hex digits, the SHA-256 of the canonical JSON of a
 * resource. Byte for byte that of docker compose 2.40.3, so that either tool recognises what the other made.
 */
public final class ConfigHash {
    private static final String HEX = "0123456789abcdef";

    private ConfigHash() {}

    /** Returns the hash of a service whose env files were merged, which is what the label carries. */
    public static String of(Service service) {
        return of(CanonicalForm.hashed(service));
    }

    /** Returns the hash of a network. */
    public static String of(Network network) {
        return of(CanonicalForm.hashed(network));
    }

    /** Returns the hash of a volume. */
    public static String of(Volume volume) {
        return of(CanonicalForm.hashed(volume));
    }

    private static String of(JsonValue.Obj canonical) {
        byte[] text = JsonWriter.compact(canonical).getBytes(StandardCharsets.UTF_8);
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
        char[] hex = new char[64];
        for (int i = 0; i < 32; i++) {
            hex[2 * i] = HEX.charAt((digest[i] >> 4) & 15);
            hex[2 * i + 1] = HEX.charAt(digest[i] & 15);
        }
        return new String(hex);
    }
}
