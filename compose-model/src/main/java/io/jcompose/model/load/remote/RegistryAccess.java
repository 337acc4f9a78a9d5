package io.jcompose.model.load.remote;

import java.util.Map;

/**
 * How registries are reached.
 *
 * @param environment tells whom to trust: {@code SSL_CERT_FILE}, {@code SSL_CERT_DIR}
 * @param credentials who we are
 */
public record RegistryAccess(Map<String, String> environment, RegistryCredentials credentials) {
    public RegistryAccess {
        environment = Map.copyOf(environment);
    }

    /**
     * Begins to talk about one repository; nothing is connected to yet.
     *
     * @param host    the registry, with its port
     * @param actions what is wanted, as the scope of a token names it: {@code pull} or {@code pull,push}
     * @param plain   whether plain HTTP is spoken; with a registry on this machine that is found out
     */
    public RegistrySession session(String host, String repository, String actions, boolean plain) {
        return new RegistrySession(this, host, repository, actions, plain);
    }
}
