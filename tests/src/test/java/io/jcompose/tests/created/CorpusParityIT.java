package io.jcompose.tests.created;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The service definitions of the shared corpus, with an image that is there: docker compose and we create the same, and
 * either finds nothing to do where the other was. All of them take half an hour; without {@code JCOMPOSE_CORPUS_PARITY},
 * which is {@code all} or a beginning of names, it is a sample.
 */
@Tag("engine")
class CorpusParityIT {
    private static final int SAMPLE = 16;
    /** Projects of the sample are no larger. */
    private static final long SMALL = 12_000;
    private static final int AT_ONCE = 3;
    private static ExecutorService workers;

    @BeforeAll
    static void begin() {
        workers = Executors.newFixedThreadPool(AT_ONCE);
    }

    @AfterAll
    static void end() {
        workers.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> leavesWhatDockerComposeLeaves() throws IOException {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        List<Path> cases = chosen(System.getenv().getOrDefault("JCOMPOSE_CORPUS_PARITY", ""));
        String host = TestEngine.DOCKER.require().with("test-images").url();
        return cases.stream().map(one -> begin(program, host, one)).toList().stream();
    }

    private static List<Path> chosen(String wanted) throws IOException {
        try (Stream<Path> cases = Files.list(corpus())) {
            List<Path> all = cases.filter(one -> Files.exists(expected(one))).sorted().toList();
            if (wanted.equals("all")) return all;
            if (!wanted.isEmpty()) return all.stream().filter(one -> one.getFileName().toString().startsWith(wanted))
                    .toList();
            List<Path> small = all.stream().filter(one -> expected(one).toFile().length() < SMALL).toList();
            var sample = new ArrayList<Path>();
            for (int i = 0; i < SAMPLE && i < small.size(); i++) sample.add(small.get(i * small.size() / SAMPLE));
            return sample;
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

    private static DynamicTest begin(String program, String host, Path one) {
        String name = one.getFileName().toString();
        String project = "corpus-" + ProcessHandle.current().pid() + "-" + Integer.toHexString(name.hashCode());
        Callable<List<String>> comparison = () -> compare(program, host, one, project);
        Future<List<String>> differences = workers.submit(comparison);
        return DynamicTest.dynamicTest(name, () -> {
            List<String> lines = differences.get();
            // addresses of the corpus may be those of anything else on this engine at this moment
            if (lines.toString().contains("overlaps with other one")) abort(lines.getFirst());
            assertThat(lines).isEmpty();
        });
    }

    private static List<String> compare(String program, String host, Path one, String project)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("corpus");
        try {
            Path place = directory.resolve(one.getFileName().toString());
            copy(one, place);
            // the expected documents name files of a fixed place
            JsonValue.Obj canonical = JsonReader.readObject(
                    Files.readString(expected(one)).replace("/tmp/jc-case/", directory + "/"));
            // a missing file ends a creation in its middle, which leaves to chance how much there is to compare
            for (String kind : new String[] {"secrets", "configs"}) {
                for (JsonValue object : canonical.object(kind).members().values()) makeFile(object, directory);
            }
            Files.writeString(directory.resolve("compose.yaml"),
                    JsonWriter.indented(StandIn.project(canonical), "  "));
            Handover peer = Handover.of(program, CreatedBy.binary(), host, directory, project);
            Handover own = Handover.of(CreatedBy.binary(), program, host, directory, project);
            List<String> differences = new ArrayList<>(own.left().differences(peer.left()));
            for (String change : peer.changes()) differences.add("taken over by us: " + change);
            for (String change : own.changes()) differences.add("taken over by docker compose: " + change);
            return differences;
        } finally {
            delete(directory);
        }
    }

    private static void makeFile(JsonValue object, Path directory) throws IOException {
        String file = object instanceof JsonValue.Obj secret ? secret.string("file") : "";
        if (!file.startsWith(directory + "/") || Files.exists(Path.of(file))) return;
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

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
