package io.jcompose.backends.endpoint;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonReader;
import io.jcompose.model.json.JsonSyntaxException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code config.json} that docker's tools share: contexts, credentials, proxies, formats.
 *
 * @param directory where it lies, which is also where contexts and certificates are
 * @param content   empty when there is no such file
 */
public record DockerConfigFile(Path directory, JsonValue.Obj content) {
    /**
     * Reads the file in {@code DOCKER_CONFIG}, else in {@code ~/.docker}.
     *
     * @throws ComposeException when it is there and cannot be read
     */
    public static DockerConfigFile read(Map<String, String> environment) {
        Path directory = directory(environment);
        Path file = directory.resolve("config.json");
        try {
            String text = Files.readString(file);
            return new DockerConfigFile(directory, text.isBlank() ? JsonValue.Obj.EMPTY : JsonReader.readObject(text));
        } catch (NoSuchFileException none) {
            return new DockerConfigFile(directory, JsonValue.Obj.EMPTY);
        } catch (IOException | JsonSyntaxException unreadable) {
            if (!Files.exists(file)) return new DockerConfigFile(directory, JsonValue.Obj.EMPTY);
            throw new ComposeException(ComposeException.Kind.INVALID_PROJECT,
                    "cannot read " + file + ": " + unreadable.getMessage(), null, unreadable);
        }
    }

    static Path directory(Map<String, String> environment) {
        String given = environment.getOrDefault("DOCKER_CONFIG", "");
        return given.isEmpty() ? home(environment).resolve(".docker") : Path.of(given);
    }

    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", "/") : home);
    }

    /** Returns whether {@code docker context create} has made a context of this name, or it is the one that is always there. */
    public boolean hasContext(String name) {
        return name.equals("default") || new DockerContexts(directory).has(name);
    }

    /** Returns the context that {@code docker context use} chose; absent for the default one. */
    public Optional<String> currentContext() {
        return content.text("currentContext").filter(name -> !name.equals("default"));
    }
}
