package io.jcompose.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jcompose.cli.view.DiagnosticPrinter;
import io.jcompose.model.consistency.ContainerNames;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadOptions.EnvironmentResolution;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.LoadedProject;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.tests.engine.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with one fault each ({@code broken}) and with several ({@code problems}): what is printed about it, and that its last words are those of docker compose 2.40.3, as
 * recorded in {@code docker-compose.txt} (several where docker compose leaves the choice to chance).
 */
class BrokenFilesTest {
    private static final Path CASES = Checkout.root().resolve("fixtures/compose-files");

    static List<String> cases() throws IOException {
        var all = new ArrayList<String>();
        for (String folder : List.of("broken", "problems")) {
            try (Stream<Path> cases = Files.list(CASES.resolve(folder))) {
                cases.map(each -> folder + "/" + each.getFileName()).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static String printed(Path directory) {
        LoadRequest request = LoadRequest.in(directory, Map.of())
                .withOptions(LoadOptions.defaults().withEnvironment(EnvironmentResolution.ENABLED));
        var failure = catchThrowableOfType(ComposeException.class, () -> config(request));
        assertThat(failure).as("the file is accepted").isNotNull();
        var text = new ByteArrayOutputStream();
        try (var err = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            new DiagnosticPrinter(err, DiagnosticPrinter.Form.LOG_LINE).failure(failure);
        }
        return text.toString(StandardCharsets.UTF_8).replace(directory.toString(), "<DIR>");
    }

    /** Loads and checks as {@code config} does. */
    private static void config(LoadRequest request) {
        LoadedProject loaded = new ProjectLoader().load(request);
        List<Diagnostic> problems = ContainerNames.check(loaded.project(), loaded.model());
        if (!problems.isEmpty()) throw new InvalidProjectException(problems);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenFileIsExplained(String name) throws IOException {
        Golden.at(CASES.resolve(name).resolve("expected.error.txt")).check(printed(CASES.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLastWordsAreThoseOfDockerCompose(String name) throws IOException {
        Path directory = CASES.resolve(name);
        String printed = printed(directory).strip();
        String[] sentences = Files.readString(directory.resolve("docker-compose.txt")).strip().split("\n---\n");
        assertThat(sentences).anySatisfy(sentence -> assertThat(printed).endsWith(sentence));
    }
}
