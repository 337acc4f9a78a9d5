package io.jcompose.tests.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.parity.ConfigCase.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code config} with each of its flags, by the real docker compose ({@code PEER_COMPOSE}) and by us, on projects that
 * together cover the specification: the same text on standard output and the same exit code. Lines are compared in
 * order, except of lists that docker compose prints in an order left to chance.
 */
class ConfigParityIT {
    private static final List<String> USUAL = List.of(
            "", "--format json", "--no-interpolate --format json", "--no-normalize --no-path-resolution",
            "--no-interpolate", "--hash *", "web");

    private static final List<String> OTHERS = List.of(
            "--format yaml", "--format toml", "-q", "--no-normalize", "--no-path-resolution", "--no-consistency",
            "--no-env-resolution", "--no-interpolate --no-normalize --no-path-resolution",
            "--no-consistency --no-interpolate", "web nowhere", "--format json web", "--hash web",
            "--hash web,nowhere");

    /** Lists in an order left to chance. */
    private static final List<String> LISTS = List.of("--services", "--services --no-interpolate", "--volumes",
            "--networks", "--models", "--profiles", "--images", "--images web", "--environment", "--variables",
            "--variables --no-normalize");

    /** The projects on which every flag is tried. */
    private static final List<String> ALL_FLAGS = List.of("merge", "profiles", "interpolation", "include", "models",
            "nameless", "process", "broken-reference", "broken-env-file");

    @TempDir static Path place;

    private static ExecutorService peers;

    @BeforeAll
    static void open() {
        peers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    }

    @AfterAll
    static void close() {
        peers.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> printsWhatDockerComposePrints() {
        String program = program();
        return ConfigCase.all().stream().map(project -> DynamicTest.dynamicTest(project.getFileName().toString(),
                () -> compare(program, ConfigCase.in(place, project))));
    }

    @TestFactory
    Stream<DynamicTest> writesTheFileThatDockerComposeWrites() {
        String program = program();
        return Stream.of("merge", "broken-value").map(name -> DynamicTest.dynamicTest(name, () -> {
            Path parent = Files.createTempDirectory(place, "output");
            Path project = ConfigCase.all().stream().filter(one -> one.endsWith(name)).findFirst().orElseThrow();
            var subject = ConfigCase.in(parent, project);
            for (String flag : List.of("-o", "-q --output")) {
                List<String> peer = new ArrayList<>(List.of(flag.split(" ")));
                List<String> own = new ArrayList<>(peer);
                peer.add("peer.yaml");
                own.add("own.yaml");
                same(flag, subject.peer(program, peer), subject.own(own), false);
                assertThat(written(subject, "own.yaml")).isEqualTo(written(subject, "peer.yaml"));
            }
        }));
    }

    private static String written(ConfigCase subject, String name) throws IOException {
        Path file = subject.directory().resolve(name);
        return Files.exists(file) ? Files.readString(file) : "no file";
    }

    private static void compare(String program, ConfigCase subject) throws Exception {
        var expected = new LinkedHashMap<String, Future<Answer>>();
        var tried = new ArrayList<>(USUAL);
        if (ALL_FLAGS.contains(subject.directory().getFileName().toString())) {
            tried.addAll(OTHERS);
            tried.addAll(LISTS);
        }
        for (String flags : tried) {
            Callable<Answer> run = () -> subject.peer(program, split(flags));
            expected.put(flags, peers.submit(run));
        }
        for (Map.Entry<String, Future<Answer>> one : expected.entrySet()) {
            Answer own = subject.own(split(one.getKey()));
            same("config " + one.getKey(), one.getValue().get(), own, LISTS.contains(one.getKey()));
        }
    }

    private static List<String> split(String flags) {
        return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
    }

    private static void same(String what, Answer peer, Answer own, boolean anyOrder) {
        String wanted = anyOrder ? sorted(peer.out()) : peer.out();
        String have = anyOrder ? sorted(own.out()) : own.out();
        assertThat(have).as("standard output of %s, beside %s", what, peer.err()).isEqualTo(wanted);
        assertThat(own.exit()).as("exit code of %s: %s", what, own.err()).isEqualTo(peer.exit());
        // which of several faults is named, and in which words, may differ; that there is something to say does not
        if (peer.exit() != 0) assertThat(own.err()).as("standard error of %s", what).isNotBlank();
    }

    private static String sorted(String text) {
        return String.join("\n", text.lines().sorted().toList());
    }

    private static String program() {
        String program = System.getenv().getOrDefault("PEER_COMPOSE", "");
        if (program.isEmpty()) {
            abort("no docker compose to compare with: set PEER_COMPOSE to the docker-compose program");
        }
        return program;
    }
}
