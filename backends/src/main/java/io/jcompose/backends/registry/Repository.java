package io.jcompose.backends.registry;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.load.remote.RegistryAccess;
import io.jcompose.model.load.remote.RegistrySession;

/**
 * A repository of a registry, and what is meant in it.
 *
 * @param registry for example {@code docker.io} or {@code localhost:5000}
 * @param path     for example {@code library/busybox}
 * @param version  a tag or a digest
 */
record Repository(String registry, String path, String version) {
    private static final String HUB = "docker.io";

    /** Reads a name as docker does. */
    static Repository parse(String reference) {
        ImageReference image = ImageReference.parse(reference);
        boolean hub = image.registry().equals(HUB);
        String path = hub && !image.name().startsWith("docker.io/") ? image.name()
                : image.name().substring(image.registry().length() + 1);
        boolean sound = !path.isEmpty() && path.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
                || "._-/".indexOf(c) >= 0);
        if (!sound) throw EngineException.failed("invalid reference format: " + reference);
        return new Repository(image.registry(), hub && path.indexOf('/') < 0 ? "library/" + path : path,
                image.version());
    }

    RegistrySession session(RegistryAccess access, String actions, boolean insecure) {
        return access.session(registry.equals(HUB) ? "registry-1.docker.io" : registry, path, actions, insecure);
    }

    /** Returns the host without its port. */
    String hostname() {
        int colon = registry.lastIndexOf(':');
        return colon < 0 || registry.endsWith("]") ? registry : registry.substring(0, colon);
    }

    @Override
    public String toString() {
        return registry + "/" + path;
    }
}
