package io.jcompose.tests.created;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of an accepted project of the shared corpus.
 *
 * @param place     the directory that holds the copy and nothing else
 * @param directory the copy
 * @param canonical what docker compose makes of it, with the paths of the copy
 */
record CorpusCase(Path place, Path directory, JsonValue.Obj canonical) implements AutoCloseable {
    /** Projects of the sample are no larger. */
    private static final long SMALL = 12_000;
    /** Expected documents name files below this one. */
    private static final String FIXED_PLACE = "/tmp/jc-case/";

    /** Returns the directories of a sample, of all, or of those whose name begins with what is wanted. */
    static List<Path> chosen(String wanted, int sample) throws IOException {
        try (Stream<Path> cases = Files.list(corpus())) {
            List<Path> all = cases.filter(one -> Files.exists(expected(one))).sorted().toList();
            if (wanted.equals("all")) return all;
            if (!wanted.isEmpty()) return all.stream().filter(one -> one.getFileName().toString().startsWith(wanted))
                    .toList();
            List<Path> small = all.stream().filter(one -> expected(one).toFile().length() < SMALL).toList();
            var chosen = new ArrayList<Path>();
            for (int i = 0; i < sample && i < small.size(); i++) chosen.add(small.get(i * small.size() / sample));
            return chosen;
        }
    }

    /** Copies a case, and makes the files and directories that it only names. */
    static CorpusCase copy(Path original) throws IOException {
        Path place = Files.createTempDirectory("corpus");
        Path directory = place.resolve(original.getFileName().toString());
        copy(original, directory);
        JsonValue.Obj canonical = JsonReader.readObject(
                Files.readString(expected(original)).replace(FIXED_PLACE, place + "/"));
        // what is missing ends a creation in its middle, which leaves to chance how much there is to compare
        for (String kind : new String[] {"secrets", "configs"}) {
            for (JsonValue object : canonical.object(kind).members().values()) makeFile(object, place);
        }
        for (JsonValue service : canonical.object("services").members().values()) {
            if (!(service instanceof JsonValue.Obj object)) continue;
            for (JsonValue.Obj mount : object.array("volumes").objects()) {
                Path source = Path.of(mount.string("source"));
                if (source.startsWith(place) && !Files.exists(source)) Files.createDirectories(source);
            }
        }
        return new CorpusCase(place, directory, canonical);
    }

    /** Returns what {@code case.json} says of a case. */
    static JsonValue.Obj description(Path original) throws IOException {
        return JsonReader.readObject(Files.readString(original.resolve("case.json")));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static Path expected(Path one) {
        return one.resolve("expected/config.json");
    }

    private static Path corpus() {
        String shared = System.getenv().getOrDefault("JCOMPOSE_SHARED", "");
        Path directory = shared.isEmpty() ? Checkout.root().resolve("../shared") : Path.of(shared);
        if (!Files.isDirectory(directory.resolve("corpus"))) abort("no corpus in " + directory);
        return directory.resolve("corpus");
    }

    private static void makeFile(JsonValue object, Path place) throws IOException {
        String file = object instanceof JsonValue.Obj secret ? secret.string("file") : "";
        if (!file.startsWith(place + "/") || Files.exists(Path.of(file))) return;
        Files.createDirectories(Path.of(file).getParent());
        Files.createFile(Path.of(file));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else if (Files.isRegularFile(file)) Files.copy(file, copy);
            }
        }
    }
}
