package io.jcompose.tests.supervise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.podman.PodmanBackend;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Podman as the tests have it, with a store and a service of its own, so that the machine under it can be started anew.
 * Closing it removes all of it.
 */
final class PrivatePodman implements AutoCloseable {
    private static final String API = "/v4.0.0/libpod/containers/";

    private final Path store;
    /** What a machine forgets when it is started anew. */
    private final Path run;
    private final Path socket;
    private final String program;
    private Process service;

    /** Starts it, or skips the test where it cannot be. */
    PrivatePodman() throws IOException, InterruptedException {
        TestEngine.PODMAN.require();
        Optional<Path> settings = TestEngine.PODMAN.settings();
        assumeTrue(settings.isPresent(), "nothing says how the tests' Podman is set up");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may start another Podman like that one");
        store = Files.createTempDirectory("pod");
        run = store.resolve("run");
        socket = store.resolve("podman.sock");
        String text = Files.readString(settings.get());
        program = text.lines().filter(line -> line.startsWith("conmon_path")).findFirst()
                .map(line -> line.replaceAll(".*\"(.*)/conmon\".*", "$1/podman")).orElse("podman");
        Files.writeString(store.resolve("containers.conf"), placedHere(text));
        // the driver that works on any file system
        Files.writeString(store.resolve("storage.conf"), """
                [storage]
                driver = "vfs"
                graphroot = "%s"
                runroot = "%s"
                """.formatted(store.resolve("storage"), run.resolve("storage")));
        service = start();
        finished(Checkout.root().resolve("scripts/test-images").toString(), socket.toString());
    }

    private String placedHere(String settings) {
        var places = Map.of("static_dir", store.resolve("storage/libpod"), "tmp_dir", run.resolve("tmp"),
                "volume_path", store.resolve("volumes"), "network_config_dir", store.resolve("networks"));
        String text = settings;
        for (var place : places.entrySet())
            text = text.replaceAll("(?m)^" + place.getKey() + " = .*$",
                    place.getKey() + " = \"" + place.getValue() + "\"");
        return text;
    }

    /** A connection to it. */
    Backend backend() {
        return PodmanBackend.at(new EngineEndpoint.Unix(socket), Map.of());
    }

    private Process start() throws IOException {
        var builder = command(program, "system", "service", "--time=0", "unix://" + socket);
        Process started = builder.redirectOutput(store.resolve("log").toFile()).start();
        Recorded.until(() -> !started.isAlive() || answers());
        if (!started.isAlive()) throw new AssertionError(Files.readString(store.resolve("log")));
        return started;
    }

    private boolean answers() {
        try (Backend backend = backend()) {
            backend.info();
            return true;
        } catch (ComposeException notYet) {
            return false;
        }
    }

    private ProcessBuilder command(String... words) {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(Map.of("CONTAINERS_CONF", store.resolve("containers.conf").toString(),
                "CONTAINERS_STORAGE_CONF", store.resolve("storage.conf").toString(),
                "PODMAN_IGNORE_CGROUPSV1_WARNING", "1"));
        return builder;
    }

    private String finished(String... words) throws IOException, InterruptedException {
        Process process = command(words).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) throw new AssertionError(String.join(" ", words) + ": " + output);
        return output;
    }

    /** The machine loses its power, and is started anew: no process is left, nor what was kept in memory. */
    void reboot() throws IOException, InterruptedException {
        powerOff();
        service = start();
    }

    private void powerOff() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var processes = new ArrayList<Long>();
        try (var http = new EngineHttp(new EngineEndpoint.Unix(socket))) {
            for (JsonValue.Obj one : http.send(EngineRequest.get(API + "json?all=true")).orRefuse().objects()) {
                ids.add(one.string("Id"));
                JsonValue.Obj state = http.send(EngineRequest.get(API + one.string("Id") + "/json")).orRefuse()
                        .object().object("State");
                // the one that would tell Podman first
                processes.add(state.number("ConmonPid"));
                processes.add(state.number("Pid"));
            }
        }
        kill(service.toHandle());
        for (long process : processes) if (process > 0) ProcessHandle.of(process).ifPresent(PrivatePodman::kill);
        for (String id : ids) finished("runc", "delete", "--force", id);
        for (Path mount : mounts()) finished("umount", "--lazy", mount.toString());
        delete(run);
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        Recorded.until(() -> !process.isAlive());
    }

    /** What is mounted below, the innermost first. */
    private List<Path> mounts() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mounts"))) {
            return lines.map(line -> Path.of(line.split(" ")[1])).filter(path -> path.startsWith(store))
                    .sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        powerOff();
        delete(store);
    }
}
