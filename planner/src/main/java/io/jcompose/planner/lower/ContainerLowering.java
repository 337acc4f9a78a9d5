package io.jcompose.planner.lower;

import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.ContainerSpec.Attachment;
import io.jcompose.planner.plan.ContainerSpec.InheritedVolume;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns services of one project into specifications of containers. */
public final class ContainerLowering {
    private final Project project;
    private final Map<String, ObservedImage> images;
    private final FileLowering files;

    public ContainerLowering(Project project, Map<String, ObservedImage> images, FileLowering files) {
        this.project = project;
        this.images = images;
        this.files = files;
    }

    /**
     * What a container is created with beyond its service.
     *
     * @param name       the engine's name, a temporary one on a replacement
     * @param inherit    the container whose anonymous volumes live on
     * @param replaces   whether it takes the place of another container
     * @param pod        the pod that it joins
     * @param links      {@code CONTAINER:ALIAS}
     * @param namespaces shared parts, resolved to containers
     * @param known      ids of those of these containers that exist already, by name
     * @param imageKnown whether the image that the engine holds now is the one to run
     */
    public record Place(
            String name,
            int number,
            Optional<ObservedContainer> inherit,
            boolean replaces,
            Optional<String> pod,
            List<String> links,
            List<NamespaceReference> namespaces,
            Map<String, String> known,
            boolean imageKnown) {}

    /** Returns the container of a service at its place. */
    public ContainerSpec spec(Service service, Place place) {
        Service hashed = SharedParts.hashed(service);
        Service running = platform(SharedParts.namedContainers(volumes(service), false));
        var open = new ArrayList<NamespaceReference>();
        for (NamespaceReference reference : place.namespaces()) {
            String id = place.known().get(reference.container());
            if (id == null) {
                open.add(reference);
            } else {
                running = reference.put(id, running, false);
                hashed = reference.put(id, hashed, true);
            }
        }
        String image = service.imageReference(project);
        Optional<String> imageId = place.imageKnown()
                ? Optional.ofNullable(images.get(image)).map(ObservedImage::id)
                : Optional.empty();
        Optional<String> replaces = place.replaces()
                ? Optional.of(ContainerNames.of(project, service, place.number()))
                : Optional.empty();
        return new ContainerSpec(
                place.name(), running, image,
                ContainerLabels.of(project, service, hashed, place.number(), imageId, place.replaces()),
                attachments(service, place.number()), open, files.binds(service),
                place.inherit().map(old -> inherited(service, old)).orElse(List.of()), true,
                ContainerSpec.Purpose.SERVICE, replaces,
                place.pod(), place.links(), open.isEmpty() ? Optional.empty() : Optional.of(hashed));
    }

    /** Returns where the service is attached, the primary network first: highest priority, then by key. */
    public List<Attachment> attachments(Service service, int number) {
        if (service.networking().networkMode().isPresent()) return List.of();
        var keys = new ArrayList<>(service.networking().networks().keySet());
        Map<String, NetworkAttachment> settings = service.networking().networks();
        keys.sort((one, other) -> {
            int byPriority = Integer.compare(priority(settings, other), priority(settings, one));
            return byPriority != 0 ? byPriority : one.compareTo(other);
        });
        var attachments = new ArrayList<Attachment>();
        for (String key : keys) attachments.add(attachment(service, key, number));
        return attachments;
    }

    private static int priority(Map<String, NetworkAttachment> settings, String key) {
        return settings.getOrDefault(key, NetworkAttachment.PLAIN).priority();
    }

    /** Returns one attachment: found under the container's name, the service's and the aliases. */
    public Attachment attachment(Service service, String key, int number) {
        NetworkAttachment settings = service.networking().networks().getOrDefault(key, NetworkAttachment.PLAIN);
        var aliases = new ArrayList<String>();
        aliases.add(ContainerNames.of(project, service, number));
        aliases.add(service.name().value());
        for (String alias : settings.aliases()) if (!aliases.contains(alias)) aliases.add(alias);
        return new Attachment(networkName(key), settings, aliases);
    }

    private String networkName(String key) {
        Network network = project.networks().get(key);
        return network == null ? key : network.name();
    }

    private Service volumes(Service service) {
        var mounts = new ArrayList<Mount>();
        for (Mount mount : service.storage().volumes()) {
            Volume volume = mount instanceof Mount.Volume ? project.volumes().get(mount.source()) : null;
            mounts.add(volume != null && mount instanceof Mount.Volume named
                    ? new Mount.Volume(volume.name(), named.target(), named.readOnly(), named.consistency(),
                            named.options())
                    : mount);
        }
        return service.withStorage(service.storage().withVolumes(mounts));
    }

    private Service platform(Service service) {
        String platform = project.environment().getOrDefault("DOCKER_DEFAULT_PLATFORM", "");
        Metadata metadata = service.metadata();
        if (platform.isEmpty() || metadata.platform().isPresent()) return service;
        return service.withMetadata(new Metadata(metadata.containerName(), metadata.labels(), metadata.labelFiles(),
                metadata.annotations(), metadata.logging(), metadata.logDriver(), metadata.logOptions(),
                Optional.of(platform), metadata.dockerfile(), metadata.extensions()));
    }

    /** Volumes that nobody named: those that the image asks for, and mounts that give only a target. */
    private List<InheritedVolume> inherited(Service service, ObservedContainer old) {
        ObservedImage image = images.get(service.imageReference(project));
        Set<String> ofImage = image == null ? Set.of() : image.volumes();
        var inherited = new ArrayList<InheritedVolume>();
        for (ObservedMount mount : old.mounts()) {
            if (!mount.type().equals("volume") || mount.name().isEmpty()) continue;
            Optional<Mount> declared = service.storage().volumes().stream()
                    .filter(candidate -> candidate.target().equals(mount.target())).findFirst();
            boolean anonymous = declared.isPresent()
                    ? declared.get() instanceof Mount.Volume volume && volume.source().isEmpty()
                    : ofImage.contains(mount.target());
            if (anonymous) inherited.add(new InheritedVolume(mount.name(), mount.target()));
        }
        return inherited;
    }
}
