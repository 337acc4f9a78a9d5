package io.jcompose.backends.spi;

/** What an engine can do and another cannot. */
public enum BackendFeature {
    /** Containers can be grouped in pods. */
    PODS,
    /** The engine itself runs healthchecks on schedule. */
    HEALTHCHECK_SCHEDULING,
    /** All networks of a container can be given when it is created. */
    NETWORKS_AT_CREATE
}
