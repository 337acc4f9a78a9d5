package io.jcompose.model.spec;

import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.part.Immutable;
import io.jcompose.model.spec.part.Logging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names, labels and notes of a service.
 *
 * @param labels with those of label files
 * @param labelFiles as declared; empty once merged into {@code labels}
 * @param logDriver obsolete
 * @param logOptions obsolete
 * @param dockerfile obsolete
 * @param extensions the {@code x-} keys
 */
public record Metadata(
        Optional<String> containerName,
        Map<String, String> labels,
        List<Path> labelFiles,
        Map<String, String> annotations,
        Optional<Logging> logging,
        Optional<String> logDriver,
        Map<String, String> logOptions,
        Optional<String> platform,
        Optional<String> dockerfile,
        Map<String, JsonValue> extensions) {
    public Metadata {
        labels = Immutable.map(labels);
        labelFiles = List.copyOf(labelFiles);
        annotations = Immutable.map(annotations);
        logOptions = Immutable.map(logOptions);
        extensions = Immutable.map(extensions);
    }

    /** Returns these with other labels and files of labels. */
    public Metadata withLabels(Map<String, String> otherLabels, List<Path> otherFiles) {
        return new Metadata(containerName, otherLabels, otherFiles, annotations, logging, logDriver, logOptions,
                platform, dockerfile, extensions);
    }
}
