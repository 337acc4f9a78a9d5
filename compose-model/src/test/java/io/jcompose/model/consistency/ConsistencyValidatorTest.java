package io.jcompose.model.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jcompose.model.diagnostic.Diagnostic;
import io.jcompose.model.diagnostic.InvalidProjectException;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsistencyValidatorTest {
    @TempDir Path directory;

    @Test
    void tellsEveryProblemAtOnceWithItsPlaceItsLineAndAHint() throws IOException {
        List<Diagnostic> problems = problems("""
                services:
                  api:
                    image: x
                    networks: [bak]
                    depends_on: [databse, tool]
                  database:
                    image: x
                    scale: 2
                    container_name: db
                  tool:
                    image: x
                    profiles: [debug]
                networks:
                  back: {}
                """);

        assertThat(problems).extracting(Diagnostic::message).containsExactly(
                "service \"api\" refers to undefined network bak: invalid compose project",
                "service \"api\" depends on undefined service \"databse\": invalid compose project",
                "service \"api\" depends on undefined service \"tool\": invalid compose project",
                "services.scale: can't set container_name and database as container name must be unique:"
                        + " invalid compose project");
        assertThat(problems).extracting(problem -> problem.at().orElseThrow().line()).containsExactly(4, 5, 5, 9);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.sourceLine()).isPresent());
        assertThat(problems.get(0).hint()).contains("did you mean \"back\"?");
        assertThat(problems.get(1).hint()).contains("did you mean \"database\"?");
        assertThat(problems.get(2).hint()).contains("it is only enabled by profile debug: add --profile debug");
    }

    @Test
    void namesTheServicesOfACycleInTheirOrder() throws IOException {
        assertThat(problems("""
                services:
                  a: {image: x, depends_on: [c]}
                  b: {image: x}
                  c: {image: x, depends_on: [b, a]}
                """)).extracting(Diagnostic::message).containsExactly("dependency cycle detected: a -> c -> a");
    }

    private List<Diagnostic> problems(String text) throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), text);
        var request = LoadRequest.in(directory, Map.of());
        return catchThrowableOfType(InvalidProjectException.class, () -> new ProjectLoader().load(request))
                .diagnostics();
    }
}
