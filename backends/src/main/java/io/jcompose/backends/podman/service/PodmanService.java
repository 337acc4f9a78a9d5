package io.jcompose.backends.podman.service;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.podman.api.EngineHints;
import io.jcompose.backends.podman.api.ServiceStarter;
import io.jcompose.backends.runtime.PrivateDirectory;
import io.jcompose.backends.runtime.SearchPath;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EnginePing;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Podman service of this user that jcompose starts when it is needed: {@code podman system service} on a socket in a
 * private directory. It ends by itself a minute after the last connection; running containers and their restart
 * policies do not need it. Several jcompose processes share one service, and only one of them starts it.
 */
public final class PodmanService implements ServiceStarter {
    /** From the last connection on; long enough for the next command of somebody at a terminal. */
    private static final int IDLE_SECONDS = 60;
    /** Measured: 80 to 130 ms until the first answer (4.3.1 and 5.4.2); a loaded machine takes longer. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final Object THIS_PROCESS = new Object();
    /** Variables that choose another store, so that their users need a service of their own. */
    private static final List<String> STORE = List.of("CONTAINERS_CONF", "CONTAINERS_CONF_OVERRIDE",
            "CONTAINERS_STORAGE_CONF", "CONTAINERS_REGISTRIES_CONF", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME");

    private final Map<String, String> environment;
    private final Path program;
    private final Path directory;
    private final String name;

    private PodmanService(Map<String, String> environment, Path program, Path directory, String name) {
        this.environment = environment;
        this.program = program;
        this.directory = directory;
        this.name = name;
    }

    /**
     * Returns the service for this environment; nothing is started yet.
     *
     * @throws EngineException when there is no {@code podman} on {@code PATH}
     */
    public static PodmanService of(Map<String, String> environment) {
        Path program = SearchPath.find("podman", environment).orElse(null);
        if (program == null) throw EngineException
                .unreachable("Cannot connect to Podman: no service answers and there is no program"
                        + " \"podman\"", "install the package podman, or set CONTAINER_HOST to where it runs", null);
        long key = 0xcbf29ce484222325L;
        key = mix(key, program.toString());
        for (String variable : STORE) key = mix(key, environment.getOrDefault(variable, ""));
        String name = "podman-" + Long.toHexString(key);
        return new PodmanService(Map.copyOf(environment), program, PrivateDirectory.of(environment, "Podman's service"),
                name);
    }

    /** Returns where the service listens when it runs. */
    public EngineEndpoint.Unix endpoint() {
        return new EngineEndpoint.Unix(directory.resolve(name + ".sock"));
    }

    /**
     * Returns when the service answers; starts it unless it does already.
     *
     * @throws EngineException when it cannot be started, with what it said
     */
    @Override
    public void ensureRunning() {
        // a file lock is held by a process, so threads must be kept apart by something else
        synchronized (THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(directory.resolve(name + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
                if (!answers()) start();
            } catch (ClosedByInterruptException | FileLockInterruptionException | InterruptedIOException interrupted) {
                throw cancelled(interrupted);
            } catch (IOException failed) {
                throw EngineException.unreachable("cannot start Podman's service: " + failed.getMessage(),
                        "look at " + directory, failed);
            }
        }
    }

    private void start() throws IOException {
        Path socket = endpoint().socket();
        // what is left of a service that was killed; nobody else can be starting one, we hold the lock
        Files.deleteIfExists(socket);
        Path log = directory.resolve(name + ".log");
        var command = new ArrayList<String>();
        // in a session of its own: Ctrl-C is for us, and we need the service while we stop what was started
        SearchPath.find("setsid", environment).ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of(program.toString(), "system", "service", "--time=" + IDLE_SECONDS, "unix://" + socket));
        var builder = new ProcessBuilder(command).directory(new File("/"))
                .redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        // with these it would be a client of another service
        builder.environment().remove("CONTAINER_HOST");
        builder.environment().remove("CONTAINER_CONNECTION");
        builder.environment().put("PODMAN_IGNORE_CGROUPSV1_WARNING", "1");
        awaitAnswer(builder.start(), log);
    }

    private void awaitAnswer(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long pause = 5; !answers(); pause = Math.min(pause * 2, 50)) {
            boolean ended = !process.isAlive();
            if (ended && answers()) return;
            if (ended || System.nanoTime() > deadline) {
                process.destroy();
                throw failure(ended ? "it ended with status " + process.exitValue() : "it does not answer", log);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw cancelled(interrupted);
            }
        }
    }

    private static EngineException failure(String what, Path log) throws IOException {
        String said = Files.readString(log).strip();
        int lastLine = said.lastIndexOf('\n') + 1;
        String sentence = said.isEmpty() ? "" : ": " + said.substring(lastLine);
        var failure = EngineException.unreachable("cannot start Podman's service: " + what + sentence,
                "its output is in " + log, null);
        return EngineHints.explain(failure);
    }

    private boolean answers() {
        if (!Files.exists(endpoint().socket())) return false;
        try (var http = new EngineHttp(endpoint())) {
            EnginePing.of(http);
            return true;
        } catch (EngineException notYet) {
            return false;
        }
    }

    private static long mix(long hash, String text) {
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return (hash ^ 0xff) * 0x100000001b3L;
    }

    private static ComposeException cancelled(Exception cause) {
        return new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, cause);
    }
}
