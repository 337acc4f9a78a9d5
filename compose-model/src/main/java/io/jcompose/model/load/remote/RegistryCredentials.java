package io.jcompose.model.load.remote;

import java.util.Optional;

/** Knows who the user is at a registry. */
public interface RegistryCredentials {
    /** Knows nobody. */
    RegistryCredentials ANONYMOUS = host -> Optional.empty();

    /** Returns {@code USER:PASSWORD} for a registry's host name (with port), when there is one. */
    Optional<String> userAndPassword(String host);
}
