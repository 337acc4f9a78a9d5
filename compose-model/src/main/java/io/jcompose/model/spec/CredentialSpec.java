package io.jcompose.model.spec;

import java.util.Optional;

/**
 * Windows credentials of a service.
 */
public record CredentialSpec(
        Optional<String> config,
        Optional<String> file,
        Optional<String> registry) {
}
