package io.jcompose.tests.contract;

import io.jcompose.tests.engine.TestEngine;

/** The engines of the contract tests, with the test image; a test of an engine that is not there is skipped or fails. */
public final class EngineAccess {
    private EngineAccess() {}

    /** Returns the Docker engine as a URL, for example {@code unix:///run/docker.sock}. */
    public static String docker() {
        return TestEngine.DOCKER.require().with("test-images").url();
    }

    /** Returns the path of Podman's socket. */
    public static String podman() {
        return TestEngine.PODMAN.require().with("test-images").socket().toString();
    }
}
