package io.jcompose.tests.property;

import io.jcompose.model.canonical.CanonicalForm;
import io.jcompose.model.canonical.Dialect;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.yaml.YamlWriter;
import io.jcompose.tests.engine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Projects that tests load and print as {@code config} does. */
final class Printed {
    static final Map<String, String> VARIABLES = Map.of("TAG", "1.2", "EMPTY", "", "PORT", "8080", "HOME", "/home/me");

    /** Topics whose files cannot be loaded: that is what they are about. */
    private static final Set<String> REFUSED = Set.of("broken", "problems");

    private Printed() {}

    /** Returns the directories of the project fixtures that can be loaded from their {@code compose.yaml}. */
    static List<Path> fixtures() {
        Path all = Checkout.root().resolve("fixtures/compose-files");
        try (Stream<Path> files = Files.walk(all, 3)) {
            return files.filter(file -> file.endsWith("compose.yaml")).map(Path::getParent)
                    .filter(directory -> !REFUSED.contains(all.relativize(directory).getName(0).toString()))
                    .filter(directory -> !directory.getFileName().toString().startsWith("broken-"))
                    .filter(directory -> !directory.endsWith("nameless"))
                    .sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Loads files of a directory with everything that {@code config} fills in. */
    static Project load(Path directory, String... files) {
        return new ProjectLoader().load(request(directory).withFiles(List.of(files))).project();
    }

    /** Loads a text as if it stood in a directory. */
    static Project loadText(Path directory, String text) {
        LoadRequest request = request(directory);
        return new ProjectLoader().load(new LoadRequest(directory, Optional.empty(), List.of("-"), Optional.empty(),
                List.of(), List.of(), List.of(), VARIABLES, Optional.of(text), request.options())).project();
    }

    private static LoadRequest request(Path directory) {
        return LoadRequest.in(directory, VARIABLES).withOptions(LoadOptions.defaults()
                .withEnvironment(LoadOptions.EnvironmentResolution.ENABLED));
    }

    static String print(Project project) {
        return YamlWriter.write(CanonicalForm.of(project, Dialect.YAML)).replace("$", "$$");
    }
}
