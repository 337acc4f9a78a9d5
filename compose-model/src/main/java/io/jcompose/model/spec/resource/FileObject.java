package io.jcompose.model.spec.resource;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import java.util.Map;
import java.util.Optional;

/**
 * A secret or a config of a project: a file and where its content comes from.
 *
 * @param key the name inside the file
 * @param name the name outside
 * @param file absolute path of the content
 * @param environment variable that holds the content
 * @param content the content itself, also when {@code environment} gave it; canonical documents never show a secret's
 */
public record FileObject(
        String key,
        Optional<String> name,
        Optional<String> file,
        Optional<String> environment,
        Optional<String> content,
        boolean external,
        Map<String, String> labels,
        Optional<String> driver,
        Map<String, String> driverOpts,
        Optional<String> templateDriver,
        Map<String, JsonValue> extensions) {
    public FileObject {
        labels = Immutable.map(labels);
        driverOpts = Immutable.map(driverOpts);
        extensions = Immutable.map(extensions);
    }
}
