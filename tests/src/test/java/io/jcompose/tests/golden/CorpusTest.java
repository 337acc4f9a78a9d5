package io.jcompose.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jcompose.tests.engine.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code config} against what docker compose 2.40.3 answered on recorded projects. The recordings are found
 * through {@code JCOMPOSE_SHARED} or beside the checkout; paths in them want the fixed place {@code /tmp/jc-case}.
 */
class CorpusTest {
    private static final Path PLACES = Path.of("/tmp/jc-case");
    private static final List<String> INFORMATION = List.of("message", "warnings", "yaml");

    @Test
    void answersAsDockerComposeDid() {
        Path corpus = corpus();
        assumeTrue(Files.isDirectory(corpus), "no recorded projects at " + corpus);
        var total = new TreeMap<String, int[]>();
        var failures = new ArrayList<String>();
        for (CorpusCase subject : CorpusCase.all(corpus)) {
            if (!subject.id().contains(System.getProperty("corpus.only", ""))) continue;
            for (Map.Entry<String, Optional<String>> outcome : CorpusScore.of(subject, PLACES).entrySet()) {
                int[] count = total.computeIfAbsent(outcome.getKey(), unused -> new int[2]);
                count[1]++;
                if (outcome.getValue().isEmpty()) {
                    count[0]++;
                    continue;
                }
                String line = subject.id() + " " + outcome.getKey() + ": " + outcome.getValue().get();
                if (!INFORMATION.contains(outcome.getKey())) failures.add(line);
                if (Boolean.getBoolean("corpus.verbose")) System.out.println(line);
            }
        }
        total.forEach((metric, count) -> System.out.println(metric + " " + count[0] + " of " + count[1]));
        assertThat(failures).isEmpty();
    }

    private static Path corpus() {
        String shared = System.getenv("JCOMPOSE_SHARED");
        Path directory = shared == null ? Checkout.root().resolveSibling("shared") : Path.of(shared);
        return directory.resolve("corpus");
    }
}
