package io.jcompose.tests.parity;

import io.jcompose.cli.JCompose;
import io.jcompose.cli.view.Console;
import io.jcompose.tests.engine.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A project of {@code fixtures/compose-files/config}, on which {@code config} is run by docker compose and by us.
 *
 * @param directory a copy of its files, both are run in it
 * @param words     what stands before {@code config}: the file {@code words}
 * @param more      variables besides those that all have
 */
record ConfigCase(Path directory, List<String> words, Map<String, String> more) {
    private static final Map<String, String> VARIABLES = Map.of("TAG", "1.2", "EMPTY", "", "PORT", "8080");

    /** What a run left. */
    record Answer(int exit, String out, String err) {}

    static List<Path> all() {
        try (Stream<Path> projects = Files.list(Checkout.root().resolve("fixtures/compose-files/config"))) {
            return projects.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Copies a project to a place: docker compose may write beside its files. */
    static ConfigCase in(Path place, Path project) throws IOException {
        Path copy = place.resolve(project.getFileName());
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(project.relativize(file).toString()));
            }
        }
        Path words = project.resolve("words");
        return new ConfigCase(copy,
                Files.exists(words) ? List.of(Files.readString(words).strip().split(" ")) : List.of(), Map.of());
    }

    /** Runs docker compose. */
    Answer peer(String program, List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        command.addAll(line(flags));
        var builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment());
        Path err = Files.createTempFile("peer", ".err");
        try {
            Process process = builder.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    /** Runs jcompose inside this JVM. */
    Answer own(List<String> flags) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), InputStream.nullInputStream(), false, false,
                false, environment());
        String before = System.setProperty("user.dir", directory.toString());
        try {
            int exit = JCompose.run(console, line(flags).toArray(String[]::new));
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setProperty("user.dir", Objects.requireNonNull(before));
        }
    }

    private List<String> line(List<String> flags) {
        var line = new ArrayList<>(words);
        line.add("config");
        line.addAll(flags);
        return line;
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", "/tmp/nobody-at-home");
        environment.put("LANG", "C.UTF-8");
        environment.put("PWD", directory.toString());
        environment.putAll(VARIABLES);
        environment.putAll(more);
        return environment;
    }
}
