package io.jcompose.backends.podman.operation;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.podman.request.Mapped;
import io.jcompose.backends.podman.request.PodMapper;
import io.jcompose.backends.podman.request.ResourceBodies;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PodSpec;
import io.jcompose.planner.state.ComposeLabels;
import java.util.Map;
import java.util.Optional;

/** Networks, volumes and pods. */
public final class ResourceOperations {
    private static final String IN_USE = "Resource is still in use";

    private final LibpodApi api;

    public ResourceOperations(LibpodApi api) {
        this.api = api;
    }

    /** Creates a network. */
    public Performed createNetwork(Operation.CreateNetwork create, OperationListener listener) {
        String name = create.desired().name();
        Mapped mapped = ResourceBodies.network(create.desired(), create.labels());
        for (String warning : mapped.warnings()) listener.warning(warning);
        try {
            return Performed.created(api.object(LibpodCall.to("networks", "create").post(mapped.body()))
                    .string("id"));
        } catch (EngineException refused) {
            // another run for the same project may have been faster
            Optional<JsonValue.Obj> there = refused.engineMessage().contains("already exists")
                    ? api.find(LibpodCall.to("networks", name, "json").get())
                    : Optional.empty();
            if (there.isPresent() && same(create.labels(), there.get().object("labels").strings())) return Performed
                    .created(there.get().string("id"));
            throw refused.during("failed to create network " + name + ": ");
        }
    }

    private static boolean same(Map<String, String> wanted, Map<String, String> found) {
        for (String label : new String[] {ComposeLabels.PROJECT, ComposeLabels.NETWORK, ComposeLabels.CONFIG_HASH})
            if (!wanted.getOrDefault(label, "").equals(found.getOrDefault(label, ""))) return false;
        return wanted.containsKey(ComposeLabels.CONFIG_HASH);
    }

    /** Removes a network; one that is in use stays, which is no failure. */
    public Performed removeNetwork(String name) {
        return remove(LibpodCall.to("networks", name), "network is being used");
    }

    /** Attaches a container to a network. */
    public Performed connect(Operation.ConnectNetwork connect, OperationListener listener) {
        Mapped mapped = ResourceBodies.connect(connect.target().name(), connect.container().name(),
                connect.attachment(), connect.aliases());
        for (String warning : mapped.warnings()) listener.warning(warning);
        try {
            api.done(LibpodCall.to("networks", connect.target().name(), "connect").post(mapped.body()));
        } catch (EngineException refused) {
            if (!refused.engineMessage().contains("already connected")) throw refused;
        }
        return Performed.DONE;
    }

    /** Detaches a container from a network. */
    public Performed disconnect(Operation.DisconnectNetwork disconnect) {
        var body = JsonValue.object().put("Container", disconnect.container().name()).put("Force", true).build();
        try {
            api.done(LibpodCall.to("networks", disconnect.target().name(), "disconnect").post(body), 404);
        } catch (EngineException refused) {
            if (!refused.engineMessage().contains("is not connected")) throw refused;
        }
        return Performed.DONE;
    }

    /** Creates a volume. */
    public Performed createVolume(Operation.CreateVolume create) {
        JsonValue.Obj body = ResourceBodies.volume(create.desired(), create.labels());
        try {
            return Performed.created(api.object(LibpodCall.to("volumes", "create").post(body)).string("Name"));
        } catch (EngineException refused) {
            // Docker answers with the one that is there
            if (!refused.engineMessage().contains("already exists")) throw refused;
            String name = create.desired().name();
            Optional<JsonValue.Obj> there = api.find(LibpodCall.to("volumes", name, "json").get());
            String project = create.labels().getOrDefault(ComposeLabels.PROJECT, "");
            if (there.isPresent() && project
                    .equals(there.get().object("Labels").string(ComposeLabels.PROJECT))) return Performed.created(name);
            throw refused;
        }
    }

    /** Removes a volume; one that is in use stays, which is no failure. */
    public Performed removeVolume(String name) {
        return remove(LibpodCall.to("volumes", name), "volume is being used");
    }

    /** Removes an image; one that is in use stays, which is no failure. */
    public Performed removeImage(String reference) {
        return remove(LibpodCall.to("images", reference), "image is in use");
    }

    private Performed remove(LibpodCall call, String inUse) {
        try {
            api.done(call.delete());
            return Performed.DONE;
        } catch (EngineException refused) {
            if (refused.status() == 404) return Performed.noted("Warning: No resource found to remove");
            if (refused.status() == 409 || refused.engineMessage().contains(inUse)) return Performed.noted(IN_USE);
            throw refused;
        }
    }

    /** Creates a pod; the same pod made by another run in the meantime will do. */
    public Performed createPod(PodSpec spec) {
        try {
            return Performed.created(api.object(LibpodCall.to("pods", "create").post(PodMapper.pod(spec)))
                    .string("Id"));
        } catch (EngineException refused) {
            Optional<JsonValue.Obj> there = refused.engineMessage().contains("already")
                    ? api.find(LibpodCall.to("pods", spec.name(), "json").get())
                    : Optional.empty();
            String project = spec.labels().getOrDefault(ComposeLabels.PROJECT, "");
            if (there.isPresent()
                    && project.equals(there.get().object("Labels").string(ComposeLabels.PROJECT))) return Performed
                            .created(there.get().string("Id"));
            throw refused;
        }
    }

    /** Removes a pod without members. The call itself would take members with it that do not run. */
    public Performed removePod(String name) {
        Optional<JsonValue.Obj> found = api.find(LibpodCall.to("pods", name, "json").get());
        if (found.isEmpty()) return Performed.DONE;
        String infra = found.get().string("InfraContainerID");
        for (JsonValue.Obj member : found.get().array("Containers").objects())
            if (!member.string("Id").equals(infra)) return Performed.noted(IN_USE);
        api.done(LibpodCall.to("pods", name).with("force", !infra.isEmpty()).delete(), 404);
        return Performed.DONE;
    }
}
