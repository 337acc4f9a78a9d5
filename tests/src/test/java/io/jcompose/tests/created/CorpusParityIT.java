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
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The service definitions of the shared corpus, with an image that is there, created by docker compose and by us. Takes
 * a quarter of an hour, and therefore runs only when {@code JCOMPOSE_CORPUS_PARITY} says which cases: a beginning of
 * their names, or {@code all}.
 */
@Tag("engine")
class CorpusParityIT {
    @TestFactory
    Stream<DynamicTest> leavesWhatDockerComposeLeaves() throws IOException {
        String wanted = System.getenv().getOrDefault("JCOMPOSE_CORPUS_PARITY", "");
        if (wanted.isEmpty()) abort("takes long: set JCOMPOSE_CORPUS_PARITY=all to compare the corpus");
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE");
        String host = TestEngine.DOCKER.require().with("test-images").url();
        Path corpus = corpus();
        try (Stream<Path> cases = Files.list(corpus)) {
            return cases.filter(one -> Files.exists(one.resolve("expected/config.json")))
                    .filter(one -> wanted.equals("all") || one.getFileName().toString().startsWith(wanted))
                    .sorted().toList().stream()
                    .map(one -> DynamicTest.dynamicTest(one.getFileName().toString(),
                            () -> compare(program, host, one)));
        }
    }

    private static Path corpus() {
        String shared = System.getenv().getOrDefault("JCOMPOSE_SHARED", "");
        Path directory = shared.isEmpty() ? Checkout.root().resolve("../shared") : Path.of(shared);
        if (!Files.isDirectory(directory.resolve("corpus"))) abort("no corpus in " + directory);
        return directory.resolve("corpus");
    }

    private static void compare(String program, String host, Path one) throws IOException, InterruptedException {
        // the expected documents name files of this place
        Path place = Path.of("/tmp/jc-case", one.getFileName().toString());
        boolean ours = !Files.exists(place);
        if (ours) copy(one, place);
        Path project = Files.createTempDirectory("parity");
        try {
            // a missing file ends a creation in its middle, which leaves to chance how much there is to compare
            JsonValue.Obj canonical = JsonReader.readObject(Files.readString(one.resolve("expected/config.json")));
            for (String kind : new String[] {"secrets", "configs"}) {
                for (JsonValue object : canonical.object(kind).members().values()) makeFile(object);
            }
            Files.writeString(project.resolve("compose.yaml"),
                    JsonWriter.indented(StandIn.project(canonical), "  "));
            String name = "parity" + ProcessHandle.current().pid();
            CreatedBy peer = CreatedBy.dockerCompose(program, host, project, name);
            CreatedBy own = CreatedBy.jcompose(host, project, name);
            assertThat(own.differences(peer)).isEmpty();
        } finally {
            delete(project);
            if (ours) delete(place);
        }
    }

    private static void makeFile(JsonValue object) throws IOException {
        String file = object instanceof JsonValue.Obj secret ? secret.string("file") : "";
        if (!file.startsWith("/tmp/jc-case/") || Files.exists(Path.of(file))) return;
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
