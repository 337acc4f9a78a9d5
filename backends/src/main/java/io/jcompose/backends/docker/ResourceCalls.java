package io.jcompose.backends.docker;

import io.jcompose.backends.docker.mapping.ResourceBodies;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation;
import java.util.List;
import java.util.Optional;

/** Networks and volumes. */
final class ResourceCalls {
    /** What the engine says of a container that is in a network already. */
    static final String ATTACHED = "already exists in network";

    private static final String IN_USE = "Resource is still in use";
    private static final String MISSING = "Warning: No resource found to remove";

    private final DockerApi api;
    private final NetworkTwins twins;

    ResourceCalls(DockerApi api, NetworkTwins twins) {
        this.api = api;
        this.twins = twins;
    }

    Performed createNetwork(Operation.CreateNetwork create) {
        String name = create.desired().name();
        try {
            JsonValue.Obj created = api.call("POST", "/networks/create",
                    ResourceBodies.network(create.desired(), create.labels(), api.version()));
            return Performed.created(twins.onlyNetwork(name, create.labels(), created.string("Id")));
        } catch (EngineException refused) {
            Optional<String> same = refused.status() == 409 ? twins.network(name, create.labels()) : Optional.empty();
            if (same.isPresent()) return Performed.created(same.get());
            throw refused.during("failed to create network " + name + ": ");
        }
    }

    Performed removeNetwork(String name) {
        try {
            api.call("DELETE", "/networks/" + DockerApi.escape(name), null);
            return Performed.DONE;
        } catch (EngineException refused) {
            if (refused.engineMessage().contains("is ambiguous")) return removeAll(twins.networks(name));
            if (refused.status() == 404) return Performed.noted("No resource found to remove");
            if (refused.engineMessage().contains("has active endpoints")) return Performed.noted(IN_USE);
            throw refused.during("failed to remove network " + name + ": ");
        }
    }

    private Performed removeAll(List<String> ids) {
        Performed performed = Performed.DONE;
        for (String id : ids) {
            Performed one = removeNetwork(id);
            if (one.note().isPresent()) performed = one;
        }
        return performed;
    }

    Performed connect(Operation.ConnectNetwork connect, JsonValue.Obj body) {
        try {
            api.call("POST", "/networks/" + DockerApi.escape(connect.target().name()) + "/connect", body);
        } catch (EngineException refused) {
            if (!refused.engineMessage().contains(ATTACHED)) throw refused;
        }
        return Performed.DONE;
    }

    Performed disconnect(Operation.DisconnectNetwork disconnect) {
        var body = JsonValue.object().put("Container", disconnect.container().name()).put("Force", true).build();
        try {
            api.call("POST", "/networks/" + DockerApi.escape(disconnect.target().name()) + "/disconnect", body);
        } catch (EngineException refused) {
            boolean already = refused.status() == 404 || refused.engineMessage().contains("is not connected to");
            if (!already) throw refused;
        }
        return Performed.DONE;
    }

    Performed createVolume(Operation.CreateVolume create) {
        JsonValue.Obj created = api.call("POST", "/volumes/create",
                ResourceBodies.volume(create.desired(), create.labels()));
        return Performed.created(created.string("Name"));
    }

    Performed removeVolume(String name) {
        return remove("/volumes/" + DockerApi.escape(name) + "?force=1");
    }

    /** Two images that share layers, removed at once, can make the engine lose sight of one for a moment (20.10). */
    Performed removeImage(String reference) {
        String path = "/images/" + DockerApi.reference(reference);
        try {
            return remove(path);
        } catch (EngineException refused) {
            if (!refused.engineMessage().contains("unrecognized image ID")) throw refused;
            return remove(path);
        }
    }

    private Performed remove(String path) {
        try {
            api.call("DELETE", path, null);
            return Performed.DONE;
        } catch (EngineException refused) {
            if (refused.status() == 409) return Performed.noted(IN_USE);
            if (refused.status() == 404) return Performed.noted(MISSING);
            throw refused;
        }
    }
}
