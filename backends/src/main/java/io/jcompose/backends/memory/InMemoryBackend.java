package io.jcompose.backends.memory;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.BackendFeature;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.vitals.PlainVitals;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.ImageBuild;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An engine that keeps everything in memory and answers as Docker does. Thread-safe. A wait sees what other threads do,
 * and probes a starting container itself.
 */
public final class InMemoryBackend implements Backend {
    private final MemoryEngine engine;
    private final MemoryWaits waits;
    private final Set<BackendFeature> features;

    /** Makes an engine that holds nothing but images given to {@link #addImage}. */
    public InMemoryBackend(Script script, Clock clock) {
        this(script, clock, Set.of(BackendFeature.PODS, BackendFeature.HEALTHCHECK_SCHEDULING,
                BackendFeature.NETWORKS_AT_CREATE));
    }

    private InMemoryBackend(Script script, Clock clock, Set<BackendFeature> features) {
        engine = new MemoryEngine(script, clock);
        waits = new MemoryWaits(engine, script == Script.IDEAL);
        this.features = features;
    }

    /** Makes an engine that begins where a real one is, for {@code --dry-run}: processes of new containers just run. */
    public static InMemoryBackend startingFrom(ObservedState observed, EngineInfo real, Clock clock) {
        var backend = new InMemoryBackend(Script.IDEAL, clock, real.features());
        backend.seed(observed);
        return backend;
    }

    private void seed(ObservedState observed) {
        for (ObservedContainer container : observed.containers())
            engine.containers.put(container.name(), new MemoryContainer(container));
        engine.resources.networks.putAll(observed.networks());
        engine.resources.volumes.putAll(observed.volumes());
        engine.resources.images.putAll(observed.images());
        engine.resources.pods.putAll(observed.pods());
    }

    /** Adds an image, or moves its reference to another one. */
    public void addImage(ObservedImage image) {
        locked(() -> engine.resources.images.put(image.reference(), image));
    }

    /** Lets the main process of a container end by itself. */
    public void end(String container, int exitCode) {
        locked(() -> {
            engine.die(engine.container(container), exitCode);
            return exitCode;
        });
    }

    /** Lets the checks of a running container say something else. */
    public void health(String container, Health health) {
        locked(() -> {
            engine.health(container, health);
            return health;
        });
    }

    /** Returns what was copied into a container, by path. */
    public Map<String, String> files(String container) {
        return locked(() -> {
            var texts = new TreeMap<String, String>();
            engine.container(container).files.forEach((path, file) -> texts.put(path, file.content()));
            return texts;
        });
    }

    /** Returns how often a container was started. */
    public int starts(String container) {
        return locked(() -> engine.container(container).starts);
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo("memory", "1", "1.51", "memory:", features);
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return locked(() -> new ObservedState(scope.project(), list(new ContainerQuery(
                Optional.of(scope.project()), true)),
                select(engine.resources.networks, scope.networks(), scope.project(), network -> network.labels()),
                select(engine.resources.volumes, scope.volumes(), scope.project(), volume -> volume.labels()),
                select(engine.resources.images, scope.images(), scope.project(), image -> Map.of()),
                select(engine.resources.pods, Set.of(), scope.project(), pod -> pod.labels())));
    }

    private static <T> Map<String, T> select(
            Map<String, T> all, Set<String> names, String project, Function<T, Map<String, String>> labels) {
        var selected = new HashMap<String, T>();
        all.forEach((name, one) -> {
            if (names.contains(name)
                    || project.equals(labels.apply(one).get(ComposeLabels.PROJECT))) selected.put(name, one);
        });
        return selected;
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return locked(() -> list(query));
    }

    private List<ObservedContainer> list(ContainerQuery query) {
        var ids = new HashMap<String, String>();
        engine.resources.networks.forEach((name, network) -> ids.put(name, network.id()));
        var found = new ArrayList<ObservedContainer>();
        for (MemoryContainer container : engine.containers.values()) {
            String project = container.labels.get(ComposeLabels.PROJECT);
            if (project == null || query.project().isPresent() && !query.project().get().equals(project)) continue;
            if (query.all() || container.running()) found.add(container.observe(ids));
        }
        return found;
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        return locked(() -> dispatch(operation, listener));
    }

    private Performed dispatch(Operation operation, OperationListener listener) {
        MemoryResources resources = engine.resources;
        String name = operation.target().name();
        switch (operation) {
            case Operation.PullImage pull -> {
                return resources.bringImage(name, false);
            }
            case Operation.BuildImages build -> {
                for (ImageBuild image : build.builds()) resources.bringImage(image.reference(), true);
                return Performed.DONE;
            }
            case Operation.PushImage push -> {
                return Performed.DONE;
            }
            case Operation.RemoveImage remove -> {
                return resources.removeImage(name);
            }
            case Operation.CreateNetwork create -> {
                return resources.createNetwork(name, create.desired().driver().orElse("bridge"), create.labels());
            }
            case Operation.RemoveNetwork remove -> {
                return resources.removeNetwork(name);
            }
            case Operation.ConnectNetwork connect -> {
                return resources.connect(name, connect.container().name());
            }
            case Operation.DisconnectNetwork disconnect -> {
                return resources.disconnect(name, disconnect.container().name());
            }
            case Operation.CreateVolume create -> {
                return resources.createVolume(name, create.desired().driver().orElse("local"), create.labels());
            }
            case Operation.RemoveVolume remove -> {
                return resources.removeVolume(name);
            }
            case Operation.CreatePod create -> {
                return resources.createPod(create.spec());
            }
            case Operation.RemovePod remove -> {
                return resources.removePod(name);
            }
            case Operation.CreateContainer create -> {
                return Performed.created(engine.create(create.spec()));
            }
            case Operation.CopyFiles copy -> engine.copy(name, copy.files());
            case Operation.StartContainer start -> engine.start(name);
            case Operation.StopContainer stop -> engine.stop(name);
            case Operation.RestartContainer restart -> {
                engine.stop(name);
                engine.start(name);
            }
            case Operation.KillContainer kill -> engine.kill(name, kill.signal());
            case Operation.PauseContainer pause -> engine.pause(name);
            case Operation.UnpauseContainer unpause -> engine.unpause(name);
            case Operation.RenameContainer rename -> engine.rename(name, rename.newName());
            case Operation.RemoveContainer remove -> engine.remove(name, remove.volumes());
            case Operation.RunHook hook -> {
                int exit = engine.exec(name, hook.hook().command(), (text, error) -> listener.output(text));
                if (exit != 0) throw EngineException
                        .failed(hook.service() + " hook exited with status " + exit);
            }
            case Operation.RunHelper helper -> engine.help(helper, (text, error) -> listener.output(text));
            case Operation.RunProvider provider -> {
                return Performed.DONE;
            }
            case Operation.ServeModel model -> {
                return Performed.DONE;
            }
            case Operation.Join join -> {
                return Performed.DONE;
            }
            case Operation.AwaitHealthy wait -> waits.healthy(name, wait.await(), false);
            case Operation.AwaitRunning wait -> waits.healthy(name, wait.await(), true);
            case Operation.AwaitCompleted wait -> waits.completed(name, wait.await());
        }
        return Performed.DONE;
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        if (kind == Vitals.class) return Optional.of(kind.cast(new PlainVitals(this::look)));
        return Optional.empty();
    }

    private Optional<Sighting> look(String container) {
        return locked(() -> {
            for (MemoryContainer one : engine.containers.values())
                if (one.id.equals(container) || one.name.equals(container)) return Optional.of(one.look());
            return Optional.empty();
        });
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        var lines = locked(() -> List.copyOf(engine.container(container.name()).output));
        int skip = Math.max(0, lines.size() - request.tail().orElse(Integer.MAX_VALUE));
        for (var line : lines.subList(skip, lines.size())) sink.line(line.text(), line.error());
        if (request.follow()) locked(() -> {
            waits.end(container.name());
            return skip;
        });
    }

    @Override
    public EventStream events(EventFilter filter) {
        return engine.events.open(filter);
    }

    @Override
    public void close() {}

    private <T> T locked(Supplier<T> action) {
        try {
            engine.lock.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            throw cancelled();
        }
        try {
            return action.get();
        } finally {
            engine.lock.unlock();
        }
    }

    static ComposeException cancelled() {
        Thread.currentThread().interrupt();
        return new ComposeException(ComposeException.Kind.CANCELLED, "cancelled");
    }
}
