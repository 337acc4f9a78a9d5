package io.jcompose.model.load.select;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Leaves out networks, volumes, secrets, configs and models that no enabled service uses. */
public final class UsedResources {
    private UsedResources() {}

    /** Returns the project with only what its enabled services use. */
    public static Project keep(Project project) {
        var networks = new HashSet<String>();
        var volumes = new HashSet<String>();
        var secrets = new HashSet<String>();
        var configs = new HashSet<String>();
        var models = new HashSet<String>();
        for (Service service : project.services().values()) {
            networks.addAll(service.networking().networks().keySet());
            for (Mount mount : service.storage().volumes()) {
                if (mount instanceof Mount.Volume volume) volumes.add(volume.source());
            }
            sources(secrets, service.storage().secrets());
            service.build().ifPresent(build -> sources(secrets, build.secrets()));
            sources(configs, service.storage().configs());
            models.addAll(service.models().keySet());
        }
        return project.withResources(kept(project.networks(), networks), kept(project.volumes(), volumes),
                kept(project.secrets(), secrets), kept(project.configs(), configs), kept(project.models(), models));
    }

    private static void sources(Set<String> into, List<FileReference> references) {
        for (FileReference reference : references) into.add(reference.source());
    }

    private static <T> Map<String, T> kept(Map<String, T> all, Set<String> used) {
        var kept = new TreeMap<>(all);
        kept.keySet().retainAll(used);
        return kept;
    }
}
