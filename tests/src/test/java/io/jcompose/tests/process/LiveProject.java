package io.jcompose.tests.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Underway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A project of one Compose file on one engine, to talk with its processes. Closing it removes whatever is left. */
final class LiveProject implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final TestEngine engine;
    private final Path directory;
    final String name = "process-" + UUID.randomUUID().toString().substring(0, 8);

    /** A command that has ended, with all it wrote. */
    record Ended(String line, int code, String out, String err) {
        @Override
        public String toString() {
            return "$ " + line + "\n-> " + code + "\n--- stdout\n" + out + "--- stderr\n" + err;
        }
    }

    private LiveProject(TestEngine engine, Path directory) {
        this.engine = engine;
        this.directory = directory;
    }

    /** Needs the engine with busybox:test; writes the Compose file. */
    static LiveProject of(TestEngine engine, Path directory, String compose) {
        engine.require().with("test-images");
        try {
            Files.writeString(directory.resolve("compose.yaml"), compose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LiveProject(engine, directory);
    }

    /** Runs jcompose without anything on standard input. */
    Ended run(String... arguments) {
        return typing("", arguments);
    }

    /** Runs jcompose with a text on standard input. */
    Ended typing(String input, String... arguments) {
        return end(words(arguments), input);
    }

    private Ended end(List<String> words, String input) {
        try {
            Path in = Files.writeString(Files.createTempFile("process", ".in"), input);
            Path err = Files.createTempFile("process", ".err");
            Process process = builder(words).redirectInput(in.toFile()).redirectError(err.toFile()).start();
            String out = read(process);
            var ended = new Ended(String.join(" ", words), process.exitValue(), out, Files.readString(err));
            Files.delete(in);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process process) throws IOException {
        Thread watchdog = Thread.ofVirtual().start(() -> {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return out;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            watchdog.interrupt();
        }
    }

    /**
     * Runs jcompose in a terminal of its own, and types an answer whenever the screen shows a text.
     *
     * @param answers a text to wait for, empty for none, and what is typed then, in turn
     * @return the exit code, and the screen as standard output; {@code err} tells whether the terminal was put back
     */
    Ended inTerminal(List<String> answers, String... arguments) {
        try (Terminal terminal = terminal(arguments)) {
            for (int turn = 0; turn < answers.size(); turn += 2) {
                if (!terminal.shows(answers.get(turn))) break;
                terminal.type(answers.get(turn + 1));
            }
            return terminal.finish();
        }
    }

    /** Begins jcompose in a terminal of its own, of 97 columns and 31 rows. */
    Terminal terminal(String... arguments) {
        return Terminal.of(String.join(" ", words(arguments)), directory, builder(List.of()));
    }

    /** Starts jcompose and leaves it running, its output discarded. */
    Process start(Path out, String... arguments) {
        try {
            return builder(words(arguments)).redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a command, which listens to signals even where this process was told not to. */
    Underway begin(String... arguments) {
        return begin(Map.of(), arguments);
    }

    /** Begins a command with more variables. */
    Underway begin(Map<String, String> variables, String... arguments) {
        var line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(words(arguments));
        try {
            ProcessBuilder builder = builder(line).redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(variables);
            return new Underway(String.join(" ", line), builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory of the project. */
    Path directory() {
        return directory;
    }

    private ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("COMPOSE_") || key.startsWith("DOCKER_")
                || key.startsWith("CONTAINER_"));
        builder.environment().putAll(engine.environment());
        return builder;
    }

    private List<String> words(String... arguments) {
        String binary = System.getenv("JCOMPOSE_TEST_BINARY");
        var words = new ArrayList<String>(List.of(
                binary != null ? binary : Checkout.root().resolve("jcompose").toString(), "--project-name", name));
        words.addAll(List.of(arguments));
        return words;
    }

    @Override
    public void close() {
        run("--profile", "*", "down", "--volumes", "--timeout", "0", "--remove-orphans");
    }
}
