package io.jcompose.backends.docker;

import io.jcompose.backends.docker.mapping.ResourceBodies;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import java.util.Map;
import java.util.Optional;

/** Networks and volumes. */
final class ResourceCalls {
    private static final String IN_USE = "Resource is still in use";
    private static final String MISSING = "Warning: No resource found to remove";

    private final DockerApi api;

    ResourceCalls(DockerApi api) {
        this.api = api;
    }

    Performed createNetwork(Operation.CreateNetwork create) {
        String name = create.desired().name();
        try {
            JsonValue.Obj created = api.call("POST", "/networks/create",
                    ResourceBodies.network(create.desired(), create.labels(), api.version()));
            return Performed.created(created.string("Id"));
        } catch (EngineException refused) {
            // another run for the same project may have been faster
            Optional<String> same = refused.status() == 409 ? sameNetwork(name, create.labels()) : Optional.empty();
            if (same.isPresent()) return Performed.created(same.get());
            throw refused.during("failed to create network " + name + ": ");
        }
    }

    private Optional<String> sameNetwork(String name, Map<String, String> labels) {
        JsonValue.Obj found;
        try {
            found = api.read("/networks/" + DockerApi.escape(name));
        } catch (EngineException gone) {
            return Optional.empty();
        }
        Map<String, String> there = found.object("Labels").strings();
        if (!there.containsKey(ComposeLabels.CONFIG_HASH)) return Optional.empty();
        for (String label : new String[] {ComposeLabels.PROJECT, ComposeLabels.NETWORK, ComposeLabels.CONFIG_HASH}) {
            if (!labels.getOrDefault(label, "").equals(there.getOrDefault(label, ""))) return Optional.empty();
        }
        return Optional.of(found.string("Id"));
    }

    Performed removeNetwork(String name) {
        try {
            api.call("DELETE", "/networks/" + DockerApi.escape(name), null);
            return Performed.DONE;
        } catch (EngineException refused) {
            if (refused.status() == 404) return Performed.noted("No resource found to remove");
            if (refused.engineMessage().contains("has active endpoints")) return Performed.noted(IN_USE);
            throw refused.during("failed to remove network " + name + ": ");
        }
    }

    Performed connect(Operation.ConnectNetwork connect, JsonValue.Obj body) {
        try {
            api.call("POST", "/networks/" + DockerApi.escape(connect.target().name()) + "/connect", body);
        } catch (EngineException refused) {
            if (!refused.engineMessage().contains("already exists in network")) throw refused;
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

    Performed removeImage(String reference) {
        return remove("/images/" + DockerApi.reference(reference));
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
