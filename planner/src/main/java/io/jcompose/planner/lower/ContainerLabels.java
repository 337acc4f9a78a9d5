package io.jcompose.planner.lower;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.planner.restart.SupervisionPolicy;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import io.jcompose.planner.state.FieldFingerprints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels of a container: the user's, and over them those by which either tool finds it again. */
public final class ContainerLabels {
    private ContainerLabels() {}

    /**
     * Returns all labels.
     *
     * @param hashed   the service as its hash is taken
     * @param imageId  the image that it is created from; absent while it is still to be brought
     * @param replaced whether it takes the place of another container
     */
    public static Map<String, String> of(
            Project project, Service service, Service hashed, int number, Optional<String> imageId, boolean replaced) {
        var labels = new TreeMap<>(service.metadata().labels());
        labels.put(ComposeLabels.PROJECT, project.name());
        labels.put(ComposeLabels.SERVICE, service.name().value());
        labels.put(ComposeLabels.CONTAINER_NUMBER, Integer.toString(number));
        labels.put(ComposeLabels.ONE_OFF, "False");
        labels.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(hashed));
        labels.put(ComposeLabels.FIELDS, FieldFingerprints.of(hashed));
        labels.put(ComposeLabels.DEPENDS_ON, dependsOn(project, service));
        SupervisionPolicy.of(service).label().ifPresent(text -> labels.put(ComposeLabels.SUPERVISE, text));
        labels.put(ComposeLabels.WORKING_DIR, project.workingDirectory().toString());
        labels.put(ComposeLabels.CONFIG_FILES, paths(project.composeFiles()));
        if (!project.environmentFiles().isEmpty()) labels.put(ComposeLabels.ENVIRONMENT_FILE,
                paths(project.environmentFiles()));
        labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
        imageId.ifPresent(id -> labels.put(ComposeLabels.IMAGE, id));
        if (replaced) labels.put(ComposeLabels.REPLACE, ContainerNames.replaced(project, service, number));
        return labels;
    }

    /** Only of services that are enabled: an optional dependency whose profile is off leaves no trace. */
    private static String dependsOn(Project project, Service service) {
        var text = new StringBuilder();
        for (Map.Entry<ServiceName, DependsOn> entry : new TreeMap<>(service.lifecycle().dependsOn()).entrySet()) {
            if (!project.services().containsKey(entry.getKey())) continue;
            if (!text.isEmpty()) text.append(',');
            DependsOn need = entry.getValue();
            text.append(entry.getKey()).append(':').append(need.condition().text()).append(':').append(need.restart());
        }
        return text.toString();
    }

    private static String paths(List<Path> paths) {
        var text = new StringBuilder();
        for (Path path : paths) {
            if (!text.isEmpty()) text.append(',');
            text.append(path);
        }
        return text.toString();
    }
}
