package io.jcompose.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The seeds of {@code fixtures/fuzz/<target>}, among them everything that fuzzing has found, pass without Jazzer, too. */
class FuzzSeedsTest {
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of("yaml", YamlReaderFuzz::fuzzerTestOneInput,
            "interpolation", InterpolationFuzz::fuzzerTestOneInput, "dotenv", DotenvFuzz::fuzzerTestOneInput,
            "shortform", ShortFormFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> seedsPass() throws IOException {
        Path seeds = seeds();
        try (Stream<Path> directories = Files.list(seeds)) {
            assertThat(directories.map(one -> one.getFileName().toString())).hasSameElementsAs(TARGETS.keySet());
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(seeds)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(seeds.relativize(file).toString(), () -> {
            Consumer<byte[]> target = TARGETS.get(file.getParent().getFileName().toString());
            target.accept(Files.readAllBytes(file));
        }));
    }

    private static Path seeds() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path seeds = directory.resolve("fixtures/fuzz");
            if (Files.isDirectory(seeds)) return seeds;
        }
        throw new IllegalStateException("not in a checkout");
    }
}
