package io.jcompose.model.load.remote;

import io.jcompose.model.diagnostic.ComposeException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches remote compose files, each reference once per load. References are git URLs ({@code URL#REF:DIRECTORY}) and
 * {@code oci://REPOSITORY[:TAG|@DIGEST]}; everything else is a local path. The cache is
 * {@code $XDG_CACHE_HOME/docker-compose}, else {@code ~/.cache/docker-compose}, shared with docker compose 2.40.3.
 */
public final class RemoteResources {
    private final Map<String, String> environment;
    private final RegistryCredentials credentials;
    private final Map<String, Fetched> fetched = new ConcurrentHashMap<>();

    /**
     * A remote file on this machine.
     *
     * @param file      the compose file
     * @param directory the root of what was fetched, which relative paths must not leave
     */
    public record Fetched(Path file, Path directory) {}

    /**
     * @param environment the variables of the process: HOME, XDG_CACHE_HOME, COMPOSE_EXPERIMENTAL_GIT_REMOTE,
     *                    COMPOSE_EXPERIMENTAL_OCI_REMOTE, SSL_CERT_FILE, SSL_CERT_DIR
     * @param credentials who we are at which registry
     */
    public RemoteResources(Map<String, String> environment, RegistryCredentials credentials) {
        this.environment = Map.copyOf(environment);
        this.credentials = credentials;
    }

    /** Returns whether a reference is remote, by its form alone. */
    public static boolean accepts(String reference) {
        return reference.startsWith(OciReference.PREFIX) || GitReference.parse(reference).isPresent();
    }

    /**
     * Returns the file that a reference means, fetching it unless it is cached.
     *
     * @throws ComposeException when remote resources of the kind are switched off, or it cannot be fetched
     */
    public Fetched fetch(String reference) {
        Fetched known = fetched.get(reference);
        if (known != null) return known;
        Fetched found;
        if (reference.startsWith(OciReference.PREFIX)) {
            requireEnabled("COMPOSE_EXPERIMENTAL_OCI_REMOTE", "OCI");
            found = new OciArtifact(OciReference.parse(reference),
                    new OciRegistry(new RegistryAccess(environment, credentials))).fetchInto(cache());
        } else {
            requireEnabled("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "git");
            GitReference git = GitReference.parse(reference)
                    .orElseThrow(() -> new IllegalArgumentException("not a remote reference: " + reference));
            found = new GitCheckout(git, reference, environment).fetchInto(cache());
        }
        fetched.put(reference, found);
        return found;
    }

    private void requireEnabled(String variable, String kind) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) return;
        switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> {}
            case "0", "f", "F", "false", "FALSE", "False" -> throw failure(
                    kind + " remote resource is disabled by \"" + variable + "\"");
            default -> throw failure(
                    variable + " environment variable expects boolean value: strconv.ParseBool: parsing \""
                            + value + "\": invalid syntax");
        }
    }

    private Path cache() {
        String xdg = environment.get("XDG_CACHE_HOME");
        if (xdg != null) return Path.of(xdg, "docker-compose");
        String home = Optional.ofNullable(environment.get("HOME")).orElse("");
        if (home.isEmpty()) {
            throw failure("initializing remote resource cache: neither $XDG_CACHE_HOME nor $HOME are defined");
        }
        return Path.of(home, ".cache", "docker-compose");
    }

    static ComposeException failure(String message) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message);
    }

    static ComposeException failure(String message, Throwable cause) {
        return new ComposeException(ComposeException.Kind.INVALID_PROJECT, message, null, cause);
    }
}
