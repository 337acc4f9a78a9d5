package io.jcompose.tests.created;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jcompose.tests.engine.Checkout;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Every attribute reaches the engine: {@code create} by the real docker compose ({@code PEER_COMPOSE}) and by us leave
 * containers, networks and volumes that the engine shows alike, or fail with the same words. What the groups begin with
 * says more: {@code refused-} is refused by every engine, {@code modern-} by some, and {@code started-} is brought up to
 * compare the files that were written into the containers.
 */
@Tag("engine")
@Tag("every-engine")
class CreateParityIT {
    /** Groups at a time: most of the time passes in the engine. */
    private static final int AT_ONCE = 4;
    private static final Path GROUPS = Checkout.root().resolve("fixtures/compose-files/attributes");
    private static final String PROGRAM = System.getenv().getOrDefault("PEER_COMPOSE", "");

    private static ExecutorService workers;

    @BeforeAll
    static void makeWhatIsExternal() {
        workers = Executors.newFixedThreadPool(AT_ONCE);
        if (PROGRAM.isEmpty()) abort("no docker compose to compare with: set PEER_COMPOSE to its program");
        External.create(TestEngine.DOCKER.require().with("test-images").url());
    }

    @AfterAll
    static void removeWhatIsExternal() {
        workers.shutdownNow();
        if (!PROGRAM.isEmpty()) External.remove(TestEngine.DOCKER.require().url());
    }

    @TestFactory
    Stream<DynamicTest> leavesWhatDockerComposeLeaves() throws IOException {
        try (Stream<Path> directories = Files.list(GROUPS)) {
            return directories.sorted().toList().stream().map(CreateParityIT::begin).toList().stream();
        }
    }

    private static DynamicTest begin(Path group) {
        Callable<List<String>> comparison = () -> compare(group);
        Future<List<String>> differences = workers.submit(comparison);
        return DynamicTest.dynamicTest(group.getFileName().toString(), () -> assertThat(differences.get()).isEmpty());
    }

    private static List<String> compare(Path group) throws IOException, InterruptedException {
        String name = group.getFileName().toString();
        String host = TestEngine.DOCKER.url();
        String project = "parity-" + ProcessHandle.current().pid() + "-" + name;
        CreatedBy peer;
        CreatedBy ours;
        if (name.startsWith("started-")) {
            peer = CreatedBy.startedBy(PROGRAM, host, group, project);
            ours = CreatedBy.startedBy(CreatedBy.binary(), host, group, project);
        } else {
            peer = CreatedBy.dockerCompose(PROGRAM, host, group, project);
            ours = CreatedBy.jcompose(host, group, project);
        }
        assertThat(peer.error().isEmpty() ? peer.resources().isEmpty() : !mayBeRefused(name))
                .as("docker compose: %s", peer).isFalse();
        return ours.differences(peer);
    }

    private static boolean mayBeRefused(String name) {
        return name.startsWith("refused-") || name.startsWith("modern-");
    }
}
