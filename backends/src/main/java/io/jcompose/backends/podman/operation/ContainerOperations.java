package io.jcompose.backends.podman.operation;

import io.jcompose.backends.adoption.MadeAlready;
import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.podman.observe.PodmanComebacks;
import io.jcompose.backends.podman.request.Mapped;
import io.jcompose.backends.podman.request.PodMapper;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.model.json.JsonValue;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.state.ResourceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is done to one container. */
public final class ContainerOperations {
    private static final int GONE = 404;
    /** How often it may end by itself right before it is stopped. */
    private static final int STOPS = 5;

    private final LibpodApi api;
    private final ContainerPreparation preparation;
    private final MadeAlready made;

    public ContainerOperations(LibpodApi api, ContainerPreparation preparation) {
        this.api = api;
        this.preparation = preparation;
        this.made = new MadeAlready(new Containers(api));
    }

    /** Creates a container, attached to its networks. */
    public Performed create(ContainerSpec spec, OperationListener listener) {
        ContainerSpec resolved = spec.namespaces().isEmpty() ? spec : spec.bind(this::id);
        ContainerPreparation.Prepared prepared = preparation.prepare(resolved);
        Mapped mapped = PodMapper.container(prepared.spec(), prepared.surroundings());
        for (String warning : mapped.warnings()) listener.warning(warning);
        JsonValue.Obj created;
        try {
            created = api.object(LibpodCall.to("containers", "create").post(mapped.body()));
        } catch (EngineException refused) {
            EngineException reason = reworded(refused, spec);
            if (reason.status() != 409) throw reason;
            return Performed.created(made.container(resolved).orElseThrow(() -> reason));
        }
        for (String warning : created.array("Warnings").strings()) listener.warning(warning);
        return Performed.created(created.string("Id"));
    }

    private Optional<String> id(ResourceId resource) {
        boolean image = resource.kind() == ResourceId.Kind.IMAGE;
        String id = api.object(LibpodCall.to(image ? "images" : "containers", resource.name(), "json").get())
                .string("Id");
        return Optional.of(image && !id.startsWith("sha256:") ? "sha256:" + id : id);
    }

    /** 4.3.1 answers 500 for everything; these two are told as Docker tells them. */
    private static EngineException reworded(EngineException refused, ContainerSpec spec) {
        String sentence = refused.engineMessage();
        String method = "POST";
        String path = "/libpod/containers/create";
        if (sentence.contains("image not known")) return EngineException.refused(method, path, GONE,
                "No such image: " + spec.image());
        if (sentence.contains("already in use")) return EngineException.refused(method, path, 409,
                "Conflict. The container name \"/" + spec.name()
                        + "\" is already in use. You have to remove (or rename) that container to be able to reuse that"
                        + " name.");
        return refused;
    }

    /** Writes files into a container that does not run yet. */
    public Performed copyFiles(String name, List<InjectedFile> files) {
        var body = new EngineRequest.Body.Bytes(tar(files));
        api.done(LibpodCall.to("containers", name, "archive").with("path", "/").put("application/x-tar", body));
        return Performed.DONE;
    }

    private static byte[] tar(List<InjectedFile> files) {
        var bytes = new ByteArrayOutputStream();
        var tar = new TarWriter(bytes);
        long now = System.currentTimeMillis() / 1000;
        try {
            for (InjectedFile file : files) {
                byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
                String path = file.target().startsWith("/") ? file.target().substring(1) : file.target();
                tar.write(new TarWriter.Entry(path, '0', "", file.mode().orElse(0444), file.uid(), file.gid(),
                        content.length, now), content);
            }
            tar.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Starts a container. */
    public Performed start(String name) {
        try {
            api.done(LibpodCall.to("containers", name, "start").post());
        } catch (EngineException refused) {
            if (refused.engineMessage().contains("container state improper") && isPaused(name)) throw EngineException
                    .refused("POST", "/libpod/containers/" + name + "/start", refused.status(),
                            "cannot start a paused container, try unpause instead");
            throw refused;
        }
        return Performed.DONE;
    }

    /** Waits until a container is no longer running and returns its exit code. */
    public long end(String name) {
        api.done(LibpodCall.to("containers", name, "wait").post());
        return api.object(LibpodCall.to("containers", name, "json").get()).object("State").number("ExitCode");
    }

    /**
     * Stops a container; one that is gone counts as stopped. One that has just ended by itself is stopped once Podman has
     * started it again: until then a stop does nothing (4.3.1).
     */
    public Performed stop(String name, Optional<Duration> timeout) {
        int tries = 1;
        while (!stops(name, timeout) && tries < STOPS && comesBack(name)) tries++;
        return Performed.DONE;
    }

    /** Returns false when it did not run. */
    private boolean stops(String name, Optional<Duration> timeout) {
        try {
            return api.done(stopping(name, timeout), GONE);
        } catch (EngineException refused) {
            // Podman sends no signal to what stands still; Docker thaws it first
            if (!refused.engineMessage().contains("paused")) throw refused;
            unpause(name);
            return api.done(stopping(name, timeout), GONE);
        }
    }

    private boolean comesBack(String name) {
        String state = api.find(LibpodCall.to("containers", name, "json").get())
                .map(seen -> seen.object("State").string("Status")).orElse("exited");
        boolean undecided = state.equals("stopped") || state.equals("stopping");
        return state.equals("running") || undecided && new PodmanComebacks(api).isStartedAgain(name);
    }

    private static EngineRequest stopping(String name, Optional<Duration> timeout) {
        LibpodCall call = LibpodCall.to("containers", name, "stop");
        timeout.ifPresent(time -> call.with("timeout", time.toSeconds()));
        return call.post();
    }

    /** Stops and starts a container. Asked for no time, 4.3.1 kills at once: the container's own time is told to it. */
    public Performed restart(String name, Optional<Duration> timeout) {
        long seconds = timeout.isPresent() ? timeout.get().toSeconds() : stopTimeout(name);
        api.done(LibpodCall.to("containers", name, "restart").with("timeout", seconds).with("t", seconds).post());
        return Performed.DONE;
    }

    private long stopTimeout(String name) {
        return api.object(LibpodCall.to("containers", name, "json").get()).object("Config").number("StopTimeout");
    }

    /** Sends a signal to the main process. */
    public Performed kill(String name, String signal) {
        api.done(LibpodCall.to("containers", name, "kill").with("signal", signal).post());
        return Performed.DONE;
    }

    /** Freezes a container. */
    public Performed pause(String name) {
        api.done(LibpodCall.to("containers", name, "pause").post());
        return Performed.DONE;
    }

    /** Thaws a container. */
    public Performed unpause(String name) {
        api.done(LibpodCall.to("containers", name, "unpause").post());
        return Performed.DONE;
    }

    /** Gives a container another name. */
    public Performed rename(String name, String newName) {
        try {
            api.done(LibpodCall.to("containers", name, "rename").with("name", newName).post());
        } catch (EngineException refused) {
            boolean answered = refused.status() != 0;
            if (!answered || !made.renamed(name, newName)) throw refused;
        }
        return Performed.DONE;
    }

    /**
     * Removes a container, running or not. What runs is killed in a call of its own first: a forced removal holds the
     * lock of the pod all the time, so that 20 members take 24 s instead of 5 s (4.3.1 and 5.4.2).
     */
    public Performed remove(String name, boolean volumes) {
        try {
            api.done(LibpodCall.to("containers", name, "stop").with("timeout", 0).post(), GONE);
        } catch (EngineException refused) {
            // paused, or about to be removed by another run: the removal itself says what is wrong
            if (refused.kind() != EngineException.Kind.ENGINE_REFUSED) throw refused;
        }
        api.done(LibpodCall.to("containers", name).with("force", true).with("volumes", volumes).delete(), GONE);
        return Performed.DONE;
    }

    private boolean isPaused(String name) {
        return api.find(LibpodCall.to("containers", name, "json").get())
                .map(found -> found.object("State").bool("Paused")).orElse(false);
    }

    /** The engine's, for whoever looks whether one was made already. */
    private record Containers(LibpodApi api) implements MadeAlready.Containers {
        @Override
        public Optional<JsonValue.Obj> inspect(String container) {
            return api.find(LibpodCall.to("containers", container, "json").get());
        }

        @Override
        public void remove(String id) {
            api.done(LibpodCall.to("containers", id).with("force", true).delete(), 404);
        }
    }
}
