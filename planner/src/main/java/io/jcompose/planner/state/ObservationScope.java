package io.jcompose.planner.state;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to look at: everything labelled with the project, and besides that the networks, volumes and images of these
 * names whoever made them.
 */
public record ObservationScope(String project, Set<String> networks, Set<String> volumes, Set<String> images) {
    public ObservationScope {
        networks = Set.copyOf(networks);
        volumes = Set.copyOf(volumes);
        images = Set.copyOf(images);
    }

    /** Returns the scope that a plan for the project needs. */
    public static ObservationScope of(Project project) {
        var networks = new TreeSet<String>();
        for (Network network : project.networks().values()) networks.add(network.name());
        var volumes = new TreeSet<String>();
        for (Volume volume : project.volumes().values()) volumes.add(volume.name());
        var images = new TreeSet<String>();
        for (Service service : project.services().values()) {
            if (service.provider().isEmpty()) images.add(service.imageReference(project));
            for (Hook hook : service.lifecycle().preStart()) hook.image().ifPresent(images::add);
            for (Mount mount : service.storage().volumes()) {
                if (mount instanceof Mount.Image image) images.add(image.source());
            }
        }
        return new ObservationScope(project.name(), networks, volumes, images);
    }

    /** Returns the scope of a project of which only the name is known. */
    public static ObservationScope named(String project) {
        return new ObservationScope(project, Set.of(), Set.of(), Set.of());
    }
}
