package io.jcompose.tests.contract;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the engines of tests are. A test of an engine that is not there is skipped with a reason; it fails instead when
 * {@code JCOMPOSE_REQUIRE_ENGINES} (a comma list) names the engine.
 */
public final class EngineAccess {
    private static final Set<String> PREPARED = ConcurrentHashMap.newKeySet();

    private EngineAccess() {}

    /** Returns {@code JCOMPOSE_TEST_DOCKER_HOST}, for example {@code unix:///run/docker.sock}; it has the test image. */
    public static String docker() {
        String host = require("docker", "JCOMPOSE_TEST_DOCKER_HOST");
        prepare(host.startsWith("unix://") ? host.substring("unix://".length()) : "");
        return host;
    }

    /** Returns the path of {@code JCOMPOSE_TEST_PODMAN_SOCKET}; the engine has the test image. */
    public static String podman() {
        String socket = require("podman", "JCOMPOSE_TEST_PODMAN_SOCKET");
        prepare(socket);
        return socket;
    }

    private static String require(String engine, String variable) {
        String value = System.getenv(variable);
        if (value != null && !value.isEmpty()) return value;
        String required = System.getenv("JCOMPOSE_REQUIRE_ENGINES");
        if (required != null && List.of(required.split(",", -1))
                .contains(engine)) fail(variable + " is not set, though JCOMPOSE_REQUIRE_ENGINES wants " + engine);
        assumeTrue(false, "no " + engine + ": " + variable + " is not set");
        return "";
    }

    /** Loads busybox:test, made from Debian's busybox-static. */
    private static void prepare(String socket) {
        if (socket.isEmpty() || !PREPARED.add(socket)) return;
        Path script = root().resolve("scripts/test-images");
        try {
            Process load = new ProcessBuilder(script.toString(), socket).redirectErrorStream(true).start();
            String output = new String(load.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (load.waitFor() != 0) fail(script + " " + socket + ": " + output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("scripts/test-images"))) {
            directory = directory.getParent();
        }
        if (directory == null) throw new AssertionError("scripts/test-images is in no parent directory");
        return directory;
    }
}
