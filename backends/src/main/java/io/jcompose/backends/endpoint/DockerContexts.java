package io.jcompose.backends.endpoint;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The endpoints that {@code docker context create} has written down. */
final class DockerContexts {
    private final Path directory;

    DockerContexts(Path dockerConfigDirectory) {
        this.directory = dockerConfigDirectory.resolve("contexts");
    }

    /**
     * Returns the endpoint of a context.
     *
     * @throws ComposeException when there is no such context, in the words of docker's own client
     */
    EngineEndpoint endpoint(String name) {
        String id = sha256(name);
        Path file = directory.resolve("meta").resolve(id).resolve("meta.json");
        JsonValue.Obj docker = read(file, name).object("Endpoints").object("docker");
        String host = docker.string("Host");
        if (host.isEmpty()) throw unresolved("no docker endpoint in context \"" + name + "\"", null);
        Path certificates = directory.resolve("tls").resolve(id).resolve("docker");
        Optional<EngineEndpoint.Tls> tls = Files.isDirectory(certificates) || docker.bool("SkipTLSVerify")
                ? Optional.of(tls(certificates, !docker.bool("SkipTLSVerify")))
                : Optional.empty();
        return EngineEndpoint.parse(host, tls);
    }

    /** Returns whether a context of this name was written down. */
    boolean has(String name) {
        return Files.isDirectory(directory.resolve("meta").resolve(sha256(name)));
    }

    /** Returns the files of a directory under docker's usual names, as far as they are there. */
    static EngineEndpoint.Tls tls(Path directory, boolean verify) {
        Path authority = directory.resolve("ca.pem");
        Path certificate = directory.resolve("cert.pem");
        Path key = directory.resolve("key.pem");
        return new EngineEndpoint.Tls(
                Files.exists(authority) ? Optional.of(authority) : Optional.empty(),
                Files.exists(certificate) && Files.exists(key)
                        ? Optional.of(new EngineEndpoint.Identity(certificate, key))
                        : Optional.empty(),
                verify);
    }

    private static JsonValue.Obj read(Path file, String name) {
        try {
            return JsonReader.readObject(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw unresolved(
                    "context \"" + name + "\": context not found: open " + file + ": no such file or directory",
                    missing);
        } catch (IOException | JsonSyntaxException unreadable) {
            throw unresolved("context \"" + name + "\": " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static ComposeException unresolved(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ComposeException(ComposeException.Kind.ENGINE_UNREACHABLE,
                "Failed to initialize: unable to resolve docker endpoint: " + why,
                "docker context ls shows the contexts that exist", cause);
    }

    private static String sha256(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
