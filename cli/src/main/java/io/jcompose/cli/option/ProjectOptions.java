package io.jcompose.cli.option;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.load.LoadOptions;
import io.jcompose.model.load.LoadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which project is meant: the global options as a request to the loader. */
public final class ProjectOptions {
    private final GlobalOptions global;
    private final InputStream standardInput;

    public ProjectOptions(GlobalOptions global, InputStream standardInput) {
        this.global = global;
        this.standardInput = standardInput;
    }

    /** Returns the request for the services named; empty: all. Reads standard input when a file is {@code -}. */
    public LoadRequest request(List<String> services) {
        Path current = currentDirectory(global.environment());
        return new LoadRequest(
                current,
                global.projectDirectory().map(directory -> current.resolve(directory).normalize()),
                global.files(),
                projectName(),
                global.profiles(),
                services,
                global.environmentFiles(),
                global.environment(),
                global.files().contains("-") ? Optional.of(readAll()) : Optional.empty(),
                LoadOptions.defaults().withAllResources(global.allResources()));
    }

    /** Returns the name given with {@code -p}. */
    private Optional<String> projectName() {
        return global.projectName().filter(name -> !name.isEmpty());
    }

    /**
     * Returns the project's name when it is given and no file needs to be read for it: {@code -p} without {@code -f}.
     */
    public Optional<String> nameAlone() {
        return global.files().isEmpty() ? projectName() : Optional.empty();
    }

    /** Returns the project's name as the command line or the environment gives it. */
    public Optional<String> givenName() {
        Optional<String> flag = projectName();
        if (flag.isPresent()) return flag;
        String variable = global.environment().getOrDefault("COMPOSE_PROJECT_NAME", "");
        return variable.isEmpty() ? Optional.empty() : Optional.of(variable);
    }

    private String readAll() {
        try {
            return new String(standardInput.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "cannot read standard input: " + unreadable.getMessage(), null, unreadable);
        }
    }

    /** Returns the directory as the user's shell calls it, when PWD is right, because names come from it. */
    public static Path currentDirectory(Map<String, String> environment) {
        Path real = Path.of(System.getProperty("user.dir", "/")).toAbsolutePath();
        String shell = environment.getOrDefault("PWD", "");
        if (!shell.startsWith("/") || shell.equals(real.toString())) return real;
        try {
            Path called = Path.of(shell);
            return Files.isSameFile(called, real) ? called : real;
        } catch (IOException gone) {
            return real;
        }
    }
}
