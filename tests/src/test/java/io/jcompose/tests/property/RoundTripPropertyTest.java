package io.jcompose.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.spec.Project;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code config} prints is a compose file that means the same: it loads to an equal project and prints the same. */
@Timeout(120)
final class RoundTripPropertyTest {
    /** Their texts cannot be read again by docker compose either: a limit of -1, a variable in a key. */
    private static final Set<String> UNREADABLE = Set.of("scalars", "resources", "interpolation");

    /** What they say is printed in fewer words: {@code false} is left out where it is the default, options of ipam always. */
    private static final Set<String> SHORTENED = Set.of("volumes", "storage", "refused-bind", "networks", "names");

    static Stream<Path> fixtures() {
        return Printed.fixtures().stream().filter(one -> !UNREADABLE.contains(one.getFileName().toString()));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("property.runs", 150));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void holdsForFixtures(Path directory) {
        same(directory, Printed.load(directory, "compose.yaml"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsForProjectsDrawnAtRandom(long seed) {
        same(Path.of("/tmp"), new RandomProject(seed).load());
    }

    /** The recorded answers of docker compose are such files, too. */
    @Test
    void holdsForRecordedProjects() throws IOException {
        String shared = System.getenv("JCOMPOSE_SHARED");
        Path corpus = (shared == null ? Checkout.root().resolveSibling("shared") : Path.of(shared)).resolve("corpus");
        Assumptions.assumeTrue(Files.isDirectory(corpus), "no recorded projects at " + corpus);
        List<Path> cases;
        try (Stream<Path> all = Files.list(corpus)) {
            cases = all.filter(one -> Files.exists(one.resolve("expected/config.yaml"))).sorted().toList();
        }
        var refused = new ArrayList<String>();
        for (Path one : cases) {
            String before = Files.readString(one.resolve("expected/config.yaml"));
            String options = Files.readString(one.resolve("case.json"));
            if (options.contains("--no-") || before.isEmpty()) continue;
            try {
                same(one, Printed.loadText(one, before));
            } catch (InvalidProjectException alsoRefusedByDockerCompose) {
                // its print names a service that a profile left out, or joins the name and the path of an ssh key
                refused.add(one.getFileName().toString());
            }
        }
        assertThat(refused).as("cannot be read again").hasSizeLessThan(cases.size() / 20);
    }

    private static void same(Path directory, Project project) {
        String text = Printed.print(project);
        Project again = Printed.loadText(directory, text);
        assertThat(Printed.print(again)).as("%s", directory).isEqualTo(text);
        if (SHORTENED.contains(directory.getFileName().toString())) return;
        assertThat(again.services()).as("services of %s", directory).isEqualTo(project.services());
        assertThat(again.networks()).as("networks of %s", directory).isEqualTo(project.networks());
        assertThat(again.volumes()).as("volumes of %s", directory).isEqualTo(project.volumes());
        assertThat(again.secrets()).as("secrets of %s", directory).isEqualTo(project.secrets());
        assertThat(again.configs()).as("configs of %s", directory).isEqualTo(project.configs());
        assertThat(again.models()).as("models of %s", directory).isEqualTo(project.models());
        assertThat(again.extensions()).as("extensions of %s", directory).isEqualTo(project.extensions());
    }
}
