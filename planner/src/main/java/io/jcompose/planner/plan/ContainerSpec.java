package io.jcompose.planner.plan;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import io.jcompose.planner.state.FieldFingerprints;
import io.jcompose.planner.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A container to create: a service with all references to the project resolved, so that an adapter translates and
 * decides nothing.
 *
 * @param name       the engine's name; on a replacement a temporary one until the rename
 * @param service    the service, its mounts naming volumes by the engine's names
 * @param image      reference or id to create from
 * @param labels     all labels: the user's, and ours
 * @param networks   where it is attached, the primary network first; empty with {@code network_mode}
 * @param namespaces {@code service:x} modes and {@code volumes_from}, to be replaced by the id of a container at
 *                   run time
 * @param binds      files of the host for secrets and configs, read-only
 * @param inherited  anonymous volumes of the container that this one replaces
 * @param publish    whether ports are published
 * @param purpose    what it is created for
 * @param replaces   the name of the container that it replaces
 * @param pod        the pod that it joins
 * @param links      {@code CONTAINER:ALIAS}, the containers of linked services and external ones
 * @param declared   the service before anything was replaced in it, when its hash depends on ids of containers that
 *                   only exist at run time
 */
public record ContainerSpec(
        String name,
        Service service,
        String image,
        Map<String, String> labels,
        List<Attachment> networks,
        List<NamespaceReference> namespaces,
        List<FileBind> binds,
        List<InheritedVolume> inherited,
        boolean publish,
        Purpose purpose,
        Optional<String> replaces,
        Optional<String> pod,
        List<String> links,
        Optional<Service> declared) {
    public ContainerSpec {
        labels = Map.copyOf(labels);
        networks = List.copyOf(networks);
        namespaces = List.copyOf(namespaces);
        binds = List.copyOf(binds);
        inherited = List.copyOf(inherited);
        links = List.copyOf(links);
    }

    /** What a container is created for. */
    public enum Purpose {
        /** To be one of the containers of a service. */
        SERVICE,
        /** To run one command. */
        RUN,
        /** To run one command, and to be removed by the engine when that ends. */
        RUN_AND_REMOVE
    }

    /** Returns whether {@code run} creates it. */
    public boolean oneOff() {
        return purpose != Purpose.SERVICE;
    }

    /**
     * Returns what {@code run} makes of it: a container without a number, found under its own name.
     *
     * @param slug    64 hex digits that tell it from others
     * @param aliases whether it is found under the names of its service too
     */
    public ContainerSpec forOneCommand(String slug, boolean aliases, boolean removed) {
        var others = new TreeMap<>(labels);
        others.remove(ComposeLabels.CONTAINER_NUMBER);
        others.put(ComposeLabels.ONE_OFF, "True");
        others.put(ComposeLabels.SLUG, slug);
        var attached = new ArrayList<Attachment>();
        for (Attachment network : networks) {
            attached.add(aliases ? network : new Attachment(network.network(), network.settings(), List.of(name)));
        }
        return new ContainerSpec(name, service, image, others, attached, namespaces, binds, inherited, publish,
                removed ? Purpose.RUN_AND_REMOVE : Purpose.RUN, replaces, pod, links, declared);
    }

    /** Returns this with the service in another form. */
    public ContainerSpec withService(Service other) {
        return new ContainerSpec(name, other, image, labels, networks, namespaces, binds, inherited, publish, purpose,
                replaces, pod, links, declared);
    }

    /**
     * Puts ids in the places of what only exists at run time: containers whose namespaces or volumes are shared, and the
     * image when it was brought by the same plan. Renews the hash, which covers the former.
     *
     * @param ids the engine's id of a container, or of the image
     * @throws IllegalStateException when the id of a container is not known
     */
    public ContainerSpec bind(Function<ResourceId, Optional<String>> ids) {
        boolean knowsImage = labels.containsKey(ComposeLabels.IMAGE) || !labels.containsKey(ComposeLabels.CONFIG_HASH);
        if (namespaces.isEmpty() && knowsImage) return this;
        var bound = new TreeMap<>(labels);
        if (!knowsImage) ids.apply(ResourceId.image(image)).ifPresent(id -> bound.put(ComposeLabels.IMAGE, id));
        Service running = service;
        Service hashed = declared.orElse(service);
        for (NamespaceReference reference : namespaces) {
            String id = ids.apply(ResourceId.container(reference.container())).orElseThrow(
                    () -> new IllegalStateException(name + ": the id of " + reference.container() + " is not known"));
            running = reference.put(id, running, false);
            hashed = reference.put(id, hashed, true);
        }
        if (!namespaces.isEmpty()) {
            bound.put(ComposeLabels.CONFIG_HASH, ConfigHash.of(hashed));
            bound.put(ComposeLabels.FIELDS, FieldFingerprints.of(hashed));
        }
        return new ContainerSpec(name, running, image, bound, networks, List.of(), binds, inherited, publish, purpose,
                replaces, pod, links, Optional.empty());
    }

    /**
     * A network to be attached to.
     *
     * @param network the engine's name of the network
     * @param aliases all names under which others find the container there
     */
    public record Attachment(String network, NetworkAttachment settings, List<String> aliases) {
        public Attachment {
            aliases = List.copyOf(aliases);
        }
    }

    /** A file of the host at a path of the container, read-only. */
    public record FileBind(String source, String target) {}

    /** A volume that is mounted again by its name. */
    public record InheritedVolume(String volume, String target) {}

    /**
     * A part of the service that names a container.
     *
     * @param part      {@code network_mode}, {@code ipc}, {@code pid} or {@code volumes_from}
     * @param container the name of the container, whose id takes the place of {@code service:x}
     * @param text      what stands in the file, for example {@code service:db} or {@code db:ro}
     */
    public record NamespaceReference(String part, String container, String text) {
        /**
         * Returns the service with the container in the place of the text.
         *
         * @param hashed whether it is the form that is hashed: there {@code :ro} of {@code volumes_from} is left out,
         *               as docker compose 2.40.3 does
         */
        public Service put(String id, Service service, boolean hashed) {
            switch (part) {
                case "network_mode":
                    return service.withNetworking(service.networking().withNetworkMode("container:" + id));
                case "ipc":
                    return service.withIsolation(service.isolation().withNamespaces(
                            service.isolation().pid(), Optional.of("container:" + id)));
                case "pid":
                    return service.withIsolation(service.isolation().withNamespaces(
                            Optional.of("container:" + id), service.isolation().ipc()));
                default:
                    var sources = new ArrayList<>(service.storage().volumesFrom());
                    int colon = text.indexOf(':');
                    String access = colon < 0 || hashed ? "" : text.substring(colon);
                    sources.replaceAll(source -> source.equals(text) ? id + access : source);
                    return service.withStorage(service.storage().withVolumesFrom(sources));
            }
        }
    }
}
