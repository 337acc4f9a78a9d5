package io.jcompose.tests.created;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * The service definitions of the shared corpus: docker compose and we create the same, or fail with the same words, and
 * either finds nothing to do where the other was. Once with an image that is there and without what an engine would have
 * to fetch, and once the files as they are, on an engine that has the images they name. All of them take half an hour;
 * without {@code JCOMPOSE_CORPUS_PARITY}, which is {@code all} or a beginning of names, it is a sample of the first.
 */
@Tag("engine")
class CorpusParityIT {
    private static final int SAMPLE = 16;
    private static final int AT_ONCE = 3;
    /** Which of several faults docker compose names is left to chance. */
    private static final int MORE_OFTEN = 12;
    private static final String PROGRAM = System.getenv().getOrDefault("PEER_COMPOSE", "");
    private static final String WANTED = System.getenv().getOrDefault("JCOMPOSE_CORPUS_PARITY", "");
    private static final Names NAMES = new Names();
    private static ExecutorService workers;

    @BeforeAll
    static void begin() {
        workers = Executors.newFixedThreadPool(AT_ONCE);
        if (PROGRAM.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        TestEngine.DOCKER.require().with("test-images");
    }

    @AfterAll
    static void end() {
        workers.shutdownNow();
        if (!PROGRAM.isEmpty()) Wanted.remove(TestEngine.DOCKER.url());
    }

    @TestFactory
    Stream<DynamicTest> leavesWhatDockerComposeLeaves() throws IOException {
        return each(CorpusParityIT::standIn);
    }

    @TestFactory
    Stream<DynamicTest> leavesWhatDockerComposeLeavesOfTheFilesAsTheyAre() throws IOException {
        // these take names and images that others on the same engine may have: it is to be an engine of their own
        return WANTED.isEmpty() ? Stream.empty() : each(CorpusParityIT::asItIs);
    }

    private interface Comparison {
        List<String> differences(Path original, String host, String project) throws IOException, InterruptedException;
    }

    private static Stream<DynamicTest> each(Comparison comparison) throws IOException {
        return CorpusCase.chosen(WANTED, SAMPLE).stream().map(one -> begin(one, comparison)).toList().stream();
    }

    private static DynamicTest begin(Path original, Comparison comparison) {
        String name = original.getFileName().toString();
        String project = "corpus-" + ProcessHandle.current().pid() + "-" + Integer.toHexString(name.hashCode());
        Callable<List<String>> work = () -> comparison.differences(original, TestEngine.DOCKER.url(), project);
        Future<List<String>> differences = workers.submit(work);
        return DynamicTest.dynamicTest(name, () -> {
            List<String> lines = differences.get();
            // addresses of the corpus may be those of anything else on this engine at this moment
            if (lines.toString().contains("overlaps with other one")) abort(lines.getFirst());
            assertThat(lines).isEmpty();
        });
    }

    private static List<String> standIn(Path original, String host, String project)
            throws IOException, InterruptedException {
        try (var one = CorpusCase.copy(original)) {
            Files.writeString(one.place().resolve("compose.yaml"),
                    JsonWriter.indented(StandIn.project(one.canonical()), "  "));
            return compare(one, one.place(), project, List.of("-p", project, "create"), Map.of(), host);
        }
    }

    private static List<String> asItIs(Path original, String host, String project)
            throws IOException, InterruptedException {
        JsonValue.Obj description = CorpusCase.description(original);
        try (var one = CorpusCase.copy(original)) {
            Wanted.create(host, one.canonical(), project);
            Path directory = one.directory().resolve(description.string("cwd")).normalize();
            Files.createDirectories(directory);
            var words = new ArrayList<>(description.array("args").strings());
            words.addAll(List.of("-p", project, "create", "--pull", "never", "--no-build"));
            var environment = new HashMap<String, String>();
            description.object("env").members().forEach((name, value) -> {
                if (value instanceof JsonValue.Str text) environment.put(name, text.value());
            });
            environment.put("HOME", one.place().toString());
            environment.put("PWD", directory.toString());
            return compare(one, directory, project, words, environment, host);
        }
    }

    private static List<String> compare(CorpusCase one, Path directory, String project, List<String> words,
            Map<String, String> environment, String host) throws IOException, InterruptedException {
        Set<String> names = names(one.canonical());
        NAMES.take(names);
        try {
            String own = CreatedBy.binary();
            Handover byPeer = Handover.of(PROGRAM, own, host, directory, project, words, environment);
            Handover byUs = Handover.of(own, PROGRAM, host, directory, project, words, environment);
            for (int i = 0; i < MORE_OFTEN && byUs.left().failedElse(byPeer.left()); i++)
                byPeer = Handover.of(PROGRAM, own, host, directory, project, words, environment);
            List<String> differences = new ArrayList<>(byUs.left().differences(byPeer.left()));
            for (String change : byPeer.changes()) differences.add("taken over by us: " + change);
            for (String change : byUs.changes()) differences.add("taken over by docker compose: " + change);
            return differences;
        } finally {
            NAMES.release(names);
        }
    }

    private static Set<String> names(JsonValue.Obj canonical) {
        var names = new HashSet<String>();
        for (JsonValue service : canonical.object("services").members().values())
            if (service instanceof JsonValue.Obj object) names.add("container " + object.string("container_name"));
        for (String kind : new String[] {"networks", "volumes"}) {
            for (JsonValue value : canonical.object(kind).members().values()) {
                if (!(value instanceof JsonValue.Obj object)) continue;
                names.add(kind + " " + object.string("name"));
                if (!object.object("ipam").array("config").items().isEmpty()) names.add("addresses");
            }
        }
        names.remove("container ");
        return names;
    }
}
