package io.jcompose.backends.podman.api;

/** Starts the service behind an endpoint when nothing answers there. */
public interface ServiceStarter {
    /** Returns when the service answers. */
    void ensureRunning();
}
