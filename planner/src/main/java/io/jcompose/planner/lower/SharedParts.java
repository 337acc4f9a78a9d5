package io.jcompose.planner.lower;

import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.ContainerSpec.NamespaceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a service shares with containers of other services: {@code service:x} namespaces and {@code volumes_from}. */
public final class SharedParts {
    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";

    private SharedParts() {}

    /** One shared part. {@code noun} is the word of messages. */
    public record SharedPart(String part, ServiceName with, String text, String noun) {
        /** Returns the reference to the container that was chosen. */
        public NamespaceReference to(String container) {
            return new NamespaceReference(part, container, text);
        }
    }

    /** Returns the shared parts of a service. */
    public static List<SharedPart> of(Service service) {
        var parts = new ArrayList<SharedPart>();
        for (String source : service.storage().volumesFrom()) {
            if (source.startsWith(CONTAINER)) continue;
            parts.add(new SharedPart("volumes_from", new ServiceName(beforeColon(source)), source, "volume"));
        }
        mode("network_mode", service.networking().networkMode(), "network namespace", parts);
        mode("ipc", service.isolation().ipc(), "IPC namespace", parts);
        mode("pid", service.isolation().pid(), "PID namespace", parts);
        return parts;
    }

    private static void mode(String part, Optional<String> text, String noun, List<SharedPart> parts) {
        if (text.isEmpty() || !text.get().startsWith(SERVICE)) return;
        parts.add(new SharedPart(part, new ServiceName(text.get().substring(SERVICE.length())), text.get(), noun));
    }

    /** Returns the containers that a service calls by the engine's names for them, and that must exist before its own. */
    public static List<String> containersByName(Service service) {
        var names = new ArrayList<String>();
        for (String link : service.networking().externalLinks()) names.add(beforeColon(link));
        var texts = new ArrayList<>(service.storage().volumesFrom());
        service.networking().networkMode().ifPresent(texts::add);
        service.isolation().ipc().ifPresent(texts::add);
        service.isolation().pid().ifPresent(texts::add);
        for (String text : texts)
            if (text.startsWith(CONTAINER)) names.add(beforeColon(text.substring(CONTAINER.length())));
        return names;
    }

    private static String beforeColon(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** Returns the service with {@code volumes_from: container:NAME} in the form that engines read, or that is hashed. */
    static Service namedContainers(Service service, boolean hashed) {
        var sources = new ArrayList<String>();
        for (String source : service.storage().volumesFrom()) {
            String name = source.startsWith(CONTAINER) ? source.substring(CONTAINER.length()) : source;
            int colon = name.indexOf(':');
            boolean cut = hashed && source.startsWith(CONTAINER) && colon >= 0;
            sources.add(cut ? name.substring(0, colon) : name);
        }
        return sources.equals(service.storage().volumesFrom())
                ? service
                : service.withStorage(service.storage().withVolumesFrom(sources));
    }

    /** Returns the service as it is hashed, without the ids that are only known at run time. */
    public static Service hashed(Service service) {
        return namedContainers(service, true);
    }
}
