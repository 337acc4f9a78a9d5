package io.jcompose.model.load.remote;

import java.util.Optional;

/** Knows who the user is at a registry. */
public interface RegistryCredentials {
    /** Knows nobody. */
    RegistryCredentials ANONYMOUS = host -> Optional.empty();

    /**
     * Who somebody is.
     *
     * @param user   empty: the secret is an identity token, to be traded for a token of the registry
     * @param secret the password, or the identity token
     */
    record Login(String user, String secret) {}

    /** Returns who we are at a registry, by its host name with port, when that is known. */
    Optional<Login> login(String host);
}
