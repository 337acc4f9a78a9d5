package io.jcompose.tests.golden;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A recorded project: its files, and what docker compose answered to {@code config} in its many forms.
 *
 * @param args       words before {@code config}
 * @param configArgs words after it
 * @param directory  where the command was run, relative to the project's files
 */
record CorpusCase(
        String id, Path home, List<String> args, List<String> configArgs, Map<String, String> environment,
        String directory) {

    static CorpusCase read(Path home) {
        JsonValue.Obj json = (JsonValue.Obj) JsonReader.read(text(home.resolve("case.json")));
        return new CorpusCase(json.string("id"), home, json.array("args").strings(),
                json.array("config_args").strings(), json.object("env").strings(),
                json.text("cwd").orElse("."));
    }

    static List<CorpusCase> all(Path corpus) {
        try (Stream<Path> homes = Files.list(corpus)) {
            return homes.filter(home -> Files.exists(home.resolve("case.json"))).sorted().map(CorpusCase::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the recorded exit code by invocation: {@code config}, {@code json}, {@code hash}, {@code services}, ... */
    Map<String, Integer> exits() {
        var exits = new HashMap<String, Integer>();
        for (String line : expected("exit").split("\n")) {
            String[] words = line.split(" ");
            exits.put(words[0], Integer.parseInt(words[1]));
        }
        return exits;
    }

    /** Returns a recorded text, empty when there is none. */
    String expected(String file) {
        Path path = home.resolve("expected").resolve(file);
        return Files.exists(path) ? text(path) : "";
    }

    /** Copies the project's files to a place, anew, and returns the directory to run the command in. */
    Path placeIn(Path place) {
        try {
            if (Files.exists(place)) {
                try (Stream<Path> old = Files.walk(place)) {
                    for (Path path : old.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(path);
                }
            }
            for (Path source : ownFiles()) {
                Path target = place.resolve(home.relativize(source).toString());
                if (Files.isSymbolicLink(source)) Files.createSymbolicLink(target, Files.readSymbolicLink(source));
                else if (Files.isDirectory(source)) Files.createDirectories(target);
                else Files.copy(source, target);
            }
            Path directory = place.resolve(directory()).normalize();
            Files.createDirectories(directory);
            return directory;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<Path> ownFiles() throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted().toList()) {
                String name = home.relativize(path).toString();
                if (!name.equals("case.json") && !name.equals("expected") && !name.startsWith("expected/")) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
