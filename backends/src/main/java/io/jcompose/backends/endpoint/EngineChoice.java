package io.jcompose.backends.endpoint;

import java.util.Optional;

/**
 * The engine to use.
 *
 * @param api      which API to speak
 * @param endpoint absent: Podman, for which jcompose starts the service itself
 * @param source   how it was found, for example {@code DOCKER_HOST} or {@code socket}
 */
public record EngineChoice(Api api, Optional<EngineEndpoint> endpoint, String source) {
    /** The APIs that we speak. */
    public enum Api {
        DOCKER,
        LIBPOD,
        /** An address that was given without saying what listens there; its ping tells. */
        ASK
    }

    static EngineChoice of(Api api, EngineEndpoint endpoint, String source) {
        return new EngineChoice(api, Optional.of(endpoint), source);
    }
}
