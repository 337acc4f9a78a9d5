package io.jcompose.tests.supervise;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Commands;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * One engine with a supervisor of our own: a private directory for its files, projects that nobody else uses, and no
 * eye for anything else on the engine. Closing it removes the projects and ends every process that was started.
 */
public final class StationWorld implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final String FILE = """
            services:
              web:
                image: busybox:test
                command: sh -c 'touch /state/ok; echo >> /state/starts; exec sleep infinity'
                init: true
                stop_grace_period: 5s
                restart: unless-stopped
                network_mode: none
                volumes: ["./state:/state"]
                healthcheck: {test: [CMD, test, -e, /state/ok], interval: 1s, retries: 2, start_period: 0s}
            """;

    private final TestEngine engine;
    private final Path directory;
    private final String prefix = "station-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final List<String> projects = List.of(prefix + "a", prefix + "b", prefix + "c");
    private final List<Process> started = new ArrayList<>();

    StationWorld(TestEngine engine, Path directory) throws IOException {
        engine.require().with("test-images");
        this.engine = engine;
        this.directory = directory;
        Files.createDirectories(runtime());
        for (String project : projects) {
            Files.createDirectories(state(project));
            Files.writeString(directory.resolve(project).resolve("compose.yaml"), FILE);
        }
    }

    /** The names of three projects with a supervised service each. */
    List<String> projects() {
        return projects;
    }

    private Path runtime() {
        return directory.resolve("run");
    }

    /** Makes the service of a project, once it runs, fail its check until it is restarted. */
    void unwell(String project) throws Exception {
        await(() -> Files.deleteIfExists(state(project).resolve("ok")), deleted -> deleted);
    }

    /** How often the container of a project was started. */
    int starts(String project) throws IOException {
        return Files.readAllLines(state(project).resolve("starts")).size();
    }

    private Path state(String project) {
        return directory.resolve(project).resolve("state");
    }

    /** Starts jcompose for a project. */
    Process start(String project, String... arguments) throws IOException {
        var command = new ArrayList<>(Commands.jcompose());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.resolve(project).toFile())
                .redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("COMPOSE_") || name.startsWith("DOCKER_")
                || name.startsWith("CONTAINER_"));
        environment.putAll(engine.environment());
        environment.put("XDG_RUNTIME_DIR", runtime().toString());
        environment.put("JCOMPOSE_SUPERVISE", "on");
        environment.put("JCOMPOSE_SUPERVISE_LINGER", "1");
        environment.put("JCOMPOSE_SUPERVISE_PROJECTS", String.join(",", projects));
        Process process = builder.start();
        process.getOutputStream().close();
        started.add(process);
        // whoever reads its output for a line that never comes finds the end of it
        CompletableFuture.delayedExecutor(2 * PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        return process;
    }

    /** Runs jcompose for a project; returns its output once nobody can write to it any more. */
    String run(String project, String... arguments) throws IOException, InterruptedException {
        Process process = start(project, arguments);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        // events that end have failed, in docker compose's eyes
        int expected = arguments[0].equals("events") ? 1 : 0;
        assertThat(process.waitFor()).as(String.join(" ", arguments) + "\n" + output).isEqualTo(expected);
        return output;
    }

    /** What {@code supervise status} says. */
    JsonValue.Obj status() throws IOException, InterruptedException {
        return JsonReader.readObject(run(projects.get(0), "supervise", "status", "--format", "json"));
    }

    /** How often the container of a project was restarted by the supervisor, as far as that one says. */
    long restarts(String project) throws IOException, InterruptedException {
        for (JsonValue.Obj one : status().array("containers").objects()) {
            if (one.string("project").equals(project)) return one.number("restarts");
        }
        return -1;
    }

    /** The process that supervises, once there is one that knows of a project. */
    ProcessHandle station(String project) throws Exception {
        JsonValue.Obj status = await(this::status, known -> known.array("containers").objects().stream()
                .anyMatch(one -> one.string("project").equals(project)));
        return ProcessHandle.of(status.number("pid")).orElseThrow();
    }

    /** Asks until the answer is good. */
    <T> T await(Callable<T> question, Predicate<T> good) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            T answer = question.call();
            if (good.test(answer)) return answer;
            if (System.nanoTime() > deadline) throw new AssertionError("still " + answer + "\n" + logs());
        }
    }

    /** Reads lines until one has all of these words; returns it. */
    String line(BufferedReader lines, String... words) throws IOException {
        var read = new ArrayList<String>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            boolean all = true;
            for (String word : words) all &= line.contains(word);
            if (all) return line;
        }
        throw new AssertionError("no line with " + List.of(words) + " in " + read);
    }

    /** The processes that were started with our directory and still run, those that supervise in the background. */
    List<ProcessHandle> stations() {
        return ProcessHandle.allProcesses().filter(this::isOurs).filter(process -> process.info().commandLine()
                .orElse("").contains("--detached")).toList();
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), ISO_8859_1)
                    .contains("XDG_RUNTIME_DIR=" + runtime());
        } catch (IOException gone) {
            return false;
        }
    }

    private String logs() {
        try {
            return run(projects.get(0), "supervise", "logs");
        } catch (IOException | InterruptedException | AssertionError unreadable) {
            return unreadable.toString();
        }
    }

    /** Waits for the end of a process. */
    static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        for (Process process : started) process.destroy();
        for (String project : projects) {
            Process down = start(project, "down", "-t", "0");
            down.getInputStream().readAllBytes();
            down.waitFor();
        }
        for (ProcessHandle station : stations()) {
            station.destroyForcibly();
            awaitEnd(station);
        }
    }
}
