package io.jcompose.tests.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An engine that tests run against. The environment says where it is ({@code scripts/engines env}); a test that needs
 * one calls {@link #require}, which skips the test with a reason, or fails it where {@code JCOMPOSE_REQUIRE_ENGINES}
 * names the engine.
 */
public enum TestEngine {
    DOCKER("DOCKER_HOST", "DOCKER_ADDRESS", "DOCKER_HOST"), PODMAN("PODMAN_SOCKET", "PODMAN_ADDRESS", "CONTAINER_HOST");

    /** Debian's own engines, or with {@code JCOMPOSE_TEST_ENGINES=newer} the current ones beside them. */
    private static final String PREFIX = "newer".equals(System.getenv("JCOMPOSE_TEST_ENGINES"))
            ? "JCOMPOSE_NEWER_"
            : "JCOMPOSE_TEST_";

    private final String place;
    private final String address;
    private final String option;
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();

    TestEngine(String place, String address, String option) {
        this.place = place;
        this.address = address;
        this.option = option;
    }

    /** Skips or fails the test when this engine does not answer. */
    public TestEngine require() {
        String missing = whyMissing();
        if (missing.isEmpty()) return this;
        String wanted = System.getenv().getOrDefault("JCOMPOSE_REQUIRE_ENGINES", "");
        if (Arrays.asList(wanted.split(",")).contains(backend())) fail(missing);
        return abort(missing);
    }

    /** Makes sure that the engine has the images of {@code scripts/<script>}; once per JVM. */
    public TestEngine with(String script) {
        if (!prepared.add(script)) return this;
        try {
            Process load = new ProcessBuilder(Checkout.root().resolve("scripts").resolve(script).toString(),
                    socket().toString())
                    .redirectErrorStream(true).start();
            String output = new String(load.getInputStream().readAllBytes(), UTF_8);
            if (load.waitFor() != 0) fail(script + " " + socket() + ": " + output);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of {@code --backend}. */
    public String backend() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of the engine's socket. */
    public Path socket() {
        return configured()
                .orElseThrow(
                        () -> new IllegalStateException("call require() first: " + PREFIX + place + " is not set"));
    }

    /** The engine as a URL, {@code unix:///...}. */
    public String url() {
        return "unix://" + socket();
    }

    /** Where it is written how the tests' Podman is set up ({@code containers.conf}), if that is known. */
    public Optional<Path> settings() {
        return Optional.ofNullable(System.getenv(PREFIX + "CONTAINERS_CONF")).map(Path::of);
    }

    /** What a command needs in its environment to find this engine and no other. */
    public Map<String, String> environment() {
        return Map.of(option, url());
    }

    /** Removes an image by one of its names, when it is there. */
    public void removeImage(String reference) {
        String path = this == DOCKER ? "/v1.41/images/" : "/v4.0.0/libpod/images/";
        try (var http = new EngineHttp(new EngineEndpoint.Unix(socket()))) {
            http.send(EngineRequest.delete(path + reference + "?force=1")).discard();
        }
    }

    /** The address at which this engine's published ports are reached from here. */
    public String address() {
        return System.getenv().getOrDefault(PREFIX + address, "127.0.0.1");
    }

    private Optional<Path> configured() {
        String value = System.getenv().getOrDefault(PREFIX + place, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value.replaceFirst("^unix://", "")));
    }

    private String whyMissing() {
        Optional<Path> socket = configured();
        if (socket.isEmpty()) return "no " + backend() + ": " + PREFIX + place + " is not set; `make test` starts one";
        try {
            EngineSocket.get(socket.get(), "/_ping");
            return "";
        } catch (IOException e) {
            return "no " + backend() + " at " + socket.get() + ": " + e.getMessage();
        }
    }
}
