package io.jcompose.cli.command.extra;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.Processes.ExitWatch;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.terminal.Conversation;
import io.jcompose.cli.terminal.DetachKeys;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.ContainerSpec.Purpose;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A container of an image that turns projects into something else. It belongs to no project. */
final class Transformation {
    static final String USUAL = "docker/compose-bridge-kubernetes";

    private final Invocation invocation;
    private final Backend backend;
    private final String image;
    private final ResourceId container = ResourceId.container("jcompose-bridge-" + UUID.randomUUID());

    Transformation(Invocation invocation, String image) {
        this.invocation = invocation;
        this.backend = invocation.wiring().backend();
        this.image = image;
    }

    /** Returns what the engine knows of an image, which is fetched when the engine does not have it. */
    static JsonValue.Obj inspected(Backend backend, String image) {
        Inspections inspections = backend.ability(Inspections.class).orElseThrow();
        Optional<JsonValue.Obj> known = inspections.image(image);
        if (known.isPresent()) return known.get();
        backend.perform(new Operation.PullImage(ResourceId.image(image), Optional.empty(), List.of()),
                OperationListener.NONE);
        return inspections.image(image).orElse(JsonValue.Obj.EMPTY);
    }

    /** Makes the container, which is not started, and returns its name. */
    String create() {
        perform(create(Map.of(), Purpose.RUN, ""));
        return container.name();
    }

    void remove() {
        try {
            perform(new Operation.RemoveContainer(container, true));
        } catch (ComposeException gone) {
            // that is what was wanted
        }
    }

    /**
     * Runs it, showing what it prints, and returns its exit code.
     *
     * @param directories what it sees of this machine, by path in the container
     */
    int run(Map<String, Path> directories, String user) {
        inspected(backend, image);
        perform(create(directories, Purpose.RUN_AND_REMOVE, user));
        Processes processes = backend.ability(Processes.class).orElseThrow();
        try (var interrupts = Interrupts.ofThisThread();
                ExitWatch end = processes.nextExit(container.name(), true);
                ProcessStream process = processes.attach(container.name(),
                        new AttachRequest(false, Optional.empty()))) {
            perform(new Operation.StartContainer(container));
            new Conversation(invocation.console(), process).hold(false, Optional.empty(),
                    DetachKeys.parse(DetachKeys.USUAL));
            return end.await();
        } catch (ComposeException failed) {
            remove();
            throw failed;
        }
    }

    private Operation create(Map<String, Path> directories, Purpose purpose, String user) {
        var mounts = new ArrayList<JsonValue>();
        directories.forEach((target, source) -> mounts.add(JsonValue.object().put("type", "bind")
                .put("source", source.toString()).put("target", target).build()));
        JsonValue.Obj service = JsonValue.object().put("image", image).put("network_mode", "bridge").putIf("user", user)
                .put("environment", JsonValue.object().put("LICENSE_AGREEMENT", "true").build())
                .put("volumes", new JsonValue.Arr(mounts)).build();
        String text = JsonWriter.compact(JsonValue.object().put("name", "bridge")
                .put("services", JsonValue.object().put("transformation", service).build()).build());
        LoadRequest anything = LoadRequest.in(Path.of("/"), Map.of()).withFiles(List.of("-"));
        Service read = invocation.wiring().loader().load(anything.withStandardInput(text.replace("$", "$$")))
                .project().services().get(new ServiceName("transformation"));
        if (read == null) throw new IllegalStateException("no service in " + text);
        return new Operation.CreateContainer(container, new ContainerSpec(container.name(), read, image, Map.of(),
                List.of(), List.of(), List.of(), List.of(), false, purpose, Optional.empty(), Optional.empty(),
                List.of(), Optional.empty()));
    }

    private void perform(Operation operation) {
        backend.perform(operation, OperationListener.NONE);
    }
}
