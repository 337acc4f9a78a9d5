package io.jcompose.cli;

import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.cli.view.Console;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole program on an engine in memory: files in, words in; text and exit codes out. */
public final class ProgramInMemory {
    private final Path directory;
    private final InMemoryBackend engine;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();

    public ProgramInMemory(Path directory) {
        this(directory, InMemoryBackend.startingFrom(
                ObservedState.empty("demo"),
                new EngineInfo("memory", "1", "1.51", "memory:", Set.of()),
                Clock.systemUTC()));
    }

    /** Runs the program on an engine of its own. */
    public ProgramInMemory(Path directory, InMemoryBackend engine) {
        this.directory = directory;
        this.engine = engine;
        image("busybox:test", "sha256:" + "a".repeat(64));
    }

    /** Returns the engine, for what the world does to it. */
    public InMemoryBackend engine() {
        return engine;
    }

    /** Gives the engine an image. */
    public void image(String reference, String id) {
        engine.addImage(new ObservedImage(reference, id, "linux/amd64", Optional.empty(), Set.of()));
    }

    /** Writes the project's Compose file. */
    public void file(String text) {
        try {
            Files.writeString(directory.resolve("compose.yaml"), text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Runs one command and returns its exit code; what it printed can be read then. */
    public int run(String... words) {
        return answering("", words);
    }

    /** Runs one command whose standard input is a text. */
    public int answering(String input, String... words) {
        var all = new ArrayList<>(List.of("-f", directory.resolve("compose.yaml").toString(), "-p", "demo"));
        all.addAll(List.of(words));
        return start(input, all);
    }

    /** Runs a whole command line, to which nothing is added. */
    public int runAlone(String... words) {
        return start("", List.of(words));
    }

    private int start(String input, List<String> all) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), false, false, false, Map.of());
        int code = new Dispatcher(console, global -> engine).run(all);
        console.flush();
        return code;
    }

    /** Returns what the last command wrote to standard output. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns what the last command wrote to standard error. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Returns the lines of standard error. */
    public List<String> errLines() {
        return err().lines().toList();
    }
}
