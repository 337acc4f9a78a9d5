package io.jcompose.backends.podman.image;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.ImageBuild.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Secrets on their way to Podman's service: files of the context, which the service takes out before it builds. */
final class BuildSecrets {
    private static final String PREFIX = "podman-build-secret-";

    private BuildSecrets() {}

    /** Returns the contents by the name of their file in the context. */
    static Map<String, byte[]> files(List<Secret> secrets) {
        var files = new TreeMap<String, byte[]>();
        for (Secret secret : secrets) files.put(PREFIX + files.size(), content(secret));
        return files;
    }

    /** Returns what the builder is told of them. */
    static JsonValue options(List<Secret> secrets) {
        var options = new ArrayList<String>();
        for (Secret secret : secrets) options.add("id=" + secret.id() + ",src=" + PREFIX + options.size());
        return JsonValue.strings(options);
    }

    private static byte[] content(Secret secret) {
        return switch (secret) {
            case Secret.FromVariable given -> given.value().getBytes(StandardCharsets.UTF_8);
            case Secret.FromFile file -> {
                try {
                    yield Files.readAllBytes(Path.of(file.path()));
                } catch (IOException unreadable) {
                    throw EngineException.failed("failed to read build secret \"" + secret.id() + "\": "
                            + unreadable.getMessage());
                }
            }
        };
    }
}
