package io.jcompose.backends.spi;

import java.util.Set;

/**
 * Which engine answers.
 *
 * @param product    {@code docker}, {@code podman} or {@code memory}
 * @param version    of the engine, for example {@code 28.2.2}
 * @param apiVersion spoken with it, for example {@code 1.51}
 * @param endpoint   as the user knows it, for example {@code unix:///var/run/docker.sock}
 */
public record EngineInfo(String product, String version, String apiVersion, String endpoint,
        Set<BackendFeature> features) {
    public EngineInfo {
        features = Set.copyOf(features);
    }
}
