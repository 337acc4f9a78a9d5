package io.jcompose.backends.spi;

import io.jcompose.model.spec.Service;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ConfigHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts ids of containers in the place of references to services. An id is only known when its container exists; the hash
 * of a service that refers to one counts the id, so the label is made here too.
 */
public final class References {
    /** Finds the id of a container. */
    public interface Ids {
        String of(String containerName);
    }

    private References() {}

    /** Returns the container with ids in it; as it is, when it refers to none. */
    public static ContainerSpec resolve(ContainerSpec spec, Ids ids) {
        if (spec.namespaces().isEmpty()) return spec;
        Service service = resolve(spec.service(), spec.namespaces(), ids);
        Map<String, String> labels = spec.labels();
        if (spec.declared().isPresent()) {
            labels = new LinkedHashMap<>(labels);
            labels.put(ComposeLabels.CONFIG_HASH,
                    ConfigHash.of(resolve(spec.declared().get(), spec.namespaces(), ids)));
        }
        return new ContainerSpec(spec.name(), service, spec.image(), labels, spec.networks(), List.of(), spec.binds(),
                spec.inherited(), spec.publish(), spec.oneOff(), spec.replaces(), spec.pod(), spec.links(),
                Optional.empty());
    }

    private static Service resolve(Service service, List<NamespaceReference> references, Ids ids) {
        Service resolved = service;
        for (NamespaceReference reference : references) {
            String id = ids.of(reference.container());
            resolved = switch (reference.part()) {
                case "network_mode" -> resolved
                        .withNetworking(resolved.networking().withNetworkMode("container:" + id));
                case "ipc" -> resolved.withIsolation(resolved.isolation()
                        .withNamespaces(resolved.isolation().pid(), Optional.of("container:" + id)));
                case "pid" -> resolved.withIsolation(resolved.isolation()
                        .withNamespaces(Optional.of("container:" + id), resolved.isolation().ipc()));
                case "volumes_from" -> resolved.withStorage(resolved.storage()
                        .withVolumesFrom(replaced(resolved.storage().volumesFrom(), reference.text(), id)));
                default -> throw new IllegalStateException("no such part: " + reference.part());
            };
        }
        return resolved;
    }

    /** The id alone: docker compose 2.40.3 loses {@code :ro} here, and the hash follows it. */
    private static List<String> replaced(List<String> entries, String text, String id) {
        var all = new ArrayList<String>(entries);
        all.replaceAll(entry -> entry.equals(text) ? id : entry);
        return all;
    }
}
