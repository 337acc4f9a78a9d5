package io.jcompose.model.spec.part;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An entry of {@code env_file}.
 *
 * @param path absolute
 * @param required whether a missing file is an error; default true
 * @param format {@code raw} for no quoting and no interpolation
 */
public record EnvFile(
        Path path,
        boolean required,
        Optional<String> format) {
}
