package io.jcompose.model.load;

import io.jcompose.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a project is, before any of its files was read.
 *
 * @param workingDirectory absolute; relative paths of the files start here
 * @param files            absolute paths, {@code -}, or remote references, in the order of merging; may be empty
 * @param envFiles         the dotenv files that were named, not an implied {@code .env}; absolute
 * @param variableFiles    the dotenv files that were read, named or implied, the strongest first
 * @param environment      the variables of the process, then those of the dotenv files
 * @param profiles         the active ones
 * @param warnings         what was noticed while looking
 */
public record ProjectLocation(
        Path workingDirectory,
        List<String> files,
        List<Path> envFiles,
        List<Path> variableFiles,
        Map<String, String> environment,
        List<String> profiles,
        List<Diagnostic> warnings) {
    public ProjectLocation {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        variableFiles = List.copyOf(variableFiles);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        profiles = List.copyOf(profiles);
        warnings = List.copyOf(warnings);
    }
}
