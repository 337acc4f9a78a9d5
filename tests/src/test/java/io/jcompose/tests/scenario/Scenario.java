package io.jcompose.tests.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.ProjectSnapshot;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One project of its own on one engine: a copy of a fixture, a project name that nobody else uses, a free port. Closing
 * it removes whatever the story left on the engine.
 */
public final class Scenario implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final TestEngine engine;
    private final Path directory;
    private final String project = "scenario-" + UUID.randomUUID().toString().substring(0, 8);
    private final int port;
    private final Map<String, String> further = new TreeMap<>();

    /** A command to run in a scenario; jcompose's {@code run("up", "-d")}, or that of another program. */
    public record Command(List<String> program, List<String> arguments) {}

    /** What has to be the case after a step. */
    public interface Expectation {
        void check(ProjectSnapshot before, Finished command, ProjectSnapshot after);
    }

    private Scenario(TestEngine engine, Path directory, int port) {
        this.engine = engine;
        this.directory = directory;
        this.port = port;
    }

    /** Needs the engine, with the demo's images; copies {@code fixtures/compose-files/<fixture>} into the directory, which becomes the project's. */
    public static Scenario of(TestEngine engine, Path directory, String fixture) {
        engine.require().with("demo-images");
        Path source = Checkout.root().resolve("fixtures/compose-files").resolve(fixture);
        try (Stream<Path> files = Files.walk(source); ServerSocket free = new ServerSocket(0)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(source.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else {
                    Files.copy(file, copy);
                    if (Files.isExecutable(file)) copy.toFile().setExecutable(true, false);
                }
            }
            return new Scenario(engine, directory, free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A project of one Compose file; it may use the image busybox:test, and needs the engine. */
    public static Scenario written(TestEngine engine, Path directory, String compose) {
        engine.require().with("test-images");
        try (ServerSocket free = new ServerSocket(0)) {
            Files.writeString(directory.resolve("compose.yaml"), compose);
            return new Scenario(engine, directory, free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** jcompose with these arguments. */
    public static Command run(String... arguments) {
        return new Command(Commands.jcompose(), List.of(arguments));
    }

    /** The real docker compose with these arguments. */
    public static Command dockerCompose(String... arguments) {
        return new Command(Commands.dockerCompose(), List.of(arguments));
    }

    /** Gives all commands one more variable. */
    public Scenario with(String variable, String value) {
        further.put(variable, value);
        return this;
    }

    /** The project's name. */
    public String project() {
        return project;
    }

    /** Runs a command to its end and checks what it did; a failure tells the step, the command and its output. */
    public void step(String sentence, Command command, Expectation... expectations) {
        ProjectSnapshot before = snapshot();
        Finished finished = finish(command);
        ProjectSnapshot after = snapshot();
        for (Expectation expectation : expectations) {
            try {
                expectation.check(before, finished, after);
            } catch (AssertionError e) {
                throw new AssertionError(
                        sentence + ": " + e.getMessage() + "\n" + finished + "\nbefore: " + before + "\nafter: "
                                + after,
                        e);
            }
        }
    }

    /** Starts a command and kills it, without a chance to tidy up, when the engine reports an action on a container. */
    public void killedOn(String action, Command command) {
        long now = System.currentTimeMillis() / 1000;
        Process process = start(command, Path.of("/dev/null"), Path.of("/dev/null"));
        try {
            ProjectSnapshot.awaitEvent(engine, project, now, action::equals);
        } finally {
            process.destroyForcibly();
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rewrites the Compose file. */
    public void edit(UnaryOperator<String> change) {
        Path file = directory.resolve("compose.yaml");
        try {
            String text = Files.readString(file);
            String changed = change.apply(text);
            if (changed.equals(text)) throw new IllegalStateException("the edit changes nothing");
            Files.writeString(file, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine has of the project now. */
    public ProjectSnapshot snapshot() {
        return ProjectSnapshot.of(engine, project);
    }

    /** Where a page of the project's published port is found. */
    public String url(String path) {
        return "http://" + engine.address() + ":" + port + path;
    }

    @Override
    public void close() {
        if (!snapshot()
                .isEmpty()) finish(run("--profile", "*", "down", "--volumes", "--timeout", "0", "--remove-orphans"));
    }

    private Finished finish(Command command) {
        try {
            Path stdout = Files.createTempFile("scenario", ".out");
            Path stderr = Files.createTempFile("scenario", ".err");
            Process process = start(command, stdout, stderr);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) process.destroyForcibly().waitFor();
            var finished = new Finished(String.join(" ", arguments(command)), process.exitValue(),
                    Files.readString(stdout, UTF_8),
                    Files.readString(stderr, UTF_8));
            Files.delete(stdout);
            Files.delete(stderr);
            if (!ended) throw new AssertionError("has not ended after " + PATIENCE_SECONDS + " s: " + finished);
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a command, which listens to signals even where this process was told not to. */
    public Underway begin(Command command) {
        var line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(arguments(command));
        return new Underway(String.join(" ", line), start(new ProcessBuilder(line)));
    }

    private Process start(Command command, Path stdout, Path stderr) {
        return start(new ProcessBuilder(arguments(command)).redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile()));
    }

    private Process start(ProcessBuilder builder) {
        builder.directory(directory.toFile()).redirectInput(Path.of("/dev/null").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("COMPOSE_") || name.startsWith("DOCKER_")
                || name.startsWith("CONTAINER_") || name.equals("GREETING"));
        environment.putAll(engine.environment());
        environment.put("DEMO_PORT", Integer.toString(port));
        environment.putAll(further);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> arguments(Command command) {
        var arguments = new ArrayList<>(command.program());
        arguments.addAll(List.of("--project-name", project));
        arguments.addAll(command.arguments());
        return arguments;
    }
}
