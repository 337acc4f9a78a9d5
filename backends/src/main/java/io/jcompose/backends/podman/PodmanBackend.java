package io.jcompose.backends.podman;

import io.jcompose.backends.endpoint.EngineChoice;
import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.plugin.ModelRun;
import io.jcompose.backends.plugin.ProviderRun;
import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.health.HealthRounds;
import io.jcompose.backends.podman.health.PodmanWaits;
import io.jcompose.backends.podman.health.TimedHealth;
import io.jcompose.backends.podman.image.ImagePull;
import io.jcompose.backends.podman.image.PodmanBuild;
import io.jcompose.backends.podman.image.PodmanImages;
import io.jcompose.backends.podman.observe.PodmanComebacks;
import io.jcompose.backends.podman.observe.PodmanInspections;
import io.jcompose.backends.podman.observe.PodmanObserver;
import io.jcompose.backends.podman.operation.ContainerOperations;
import io.jcompose.backends.podman.operation.ContainerPreparation;
import io.jcompose.backends.podman.operation.Hooks;
import io.jcompose.backends.podman.operation.ResourceOperations;
import io.jcompose.backends.podman.request.PodMapper;
import io.jcompose.backends.podman.request.Surroundings;
import io.jcompose.backends.podman.service.PodmanService;
import io.jcompose.backends.podman.stream.ContainerLogs;
import io.jcompose.backends.podman.stream.PodmanArchives;
import io.jcompose.backends.podman.stream.PodmanEvents;
import io.jcompose.backends.podman.stream.PodmanProcesses;
import io.jcompose.backends.prestart.HelperRun;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.BackendFeature;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineInfo;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.spi.content.Comebacks;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Podman, over libpod's own API; 4.3.1 and 5.4.2 were tried. Pods are what plans make of them: this only translates.
 */
public final class PodmanBackend implements Backend {
    private final LibpodApi api;
    private final Map<String, String> environment;
    private final boolean timersRun;
    private final PodmanObserver observer;
    private final ContainerOperations containers;
    private final ResourceOperations resources;
    private final PodmanWaits waits;

    private PodmanBackend(LibpodApi api, boolean local, Map<String, String> environment) {
        this.api = api;
        this.environment = Map.copyOf(environment);
        InstantSource clock = InstantSource.system();
        // Podman hands its probes to systemd, when that runs where Podman runs
        this.timersRun = local && Files.isDirectory(Path.of("/run/systemd/system"));
        this.observer = new PodmanObserver(api, clock);
        this.containers = new ContainerOperations(api, new ContainerPreparation(api, local, environment));
        this.resources = new ResourceOperations(api);
        this.waits = new PodmanWaits(api, clock, timersRun);
    }

    /**
     * Makes a backend for an engine that was found; nothing is connected or started yet.
     *
     * @param choice      without an endpoint, Podman's service is started when the first call is made
     * @param environment variables that Podman and docker's tools read: PATH, XDG_RUNTIME_DIR, CONTAINERS_CONF,
     *                    DOCKER_CONFIG, ...
     */
    public static PodmanBackend of(EngineChoice choice, Map<String, String> environment) {
        if (choice.endpoint().isPresent()) return at(choice.endpoint().get(), environment);
        PodmanService service = PodmanService.of(environment);
        return new PodmanBackend(new LibpodApi(new EngineHttp(service.endpoint()), Optional.of(service)), true,
                environment);
    }

    /** Makes a backend for a service that somebody else started. */
    public static PodmanBackend at(EngineEndpoint endpoint, Map<String, String> environment) {
        return over(new EngineHttp(endpoint), environment);
    }

    /** Makes a backend over a client, which closing it closes. */
    public static PodmanBackend over(EngineHttp http, Map<String, String> environment) {
        boolean local = http.endpoint() instanceof EngineEndpoint.Unix;
        return new PodmanBackend(new LibpodApi(http, Optional.empty()), local, environment);
    }

    @Override
    public EngineInfo info() {
        String version = api.version().toString();
        var features = EnumSet.of(BackendFeature.PODS, BackendFeature.NETWORKS_AT_CREATE);
        if (timersRun) features.add(BackendFeature.HEALTHCHECK_SCHEDULING);
        return new EngineInfo("podman", version, version, api.endpoint(), features);
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return observer.observe(scope);
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return observer.containers(query);
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        String name = operation.target().name();
        return switch (operation) {
            case Operation.PullImage pull -> new ImagePull(api, environment).pull(pull, listener);
            case Operation.BuildImages build -> new PodmanBuild(api, environment).build(build, listener);
            case Operation.PushImage push -> new PodmanImages(api, environment).push(push, listener);
            case Operation.RemoveImage remove -> resources.removeImage(name);
            case Operation.CreateNetwork create -> resources.createNetwork(create, listener);
            case Operation.RemoveNetwork remove -> resources.removeNetwork(name);
            case Operation.ConnectNetwork connect -> resources.connect(connect, listener);
            case Operation.DisconnectNetwork disconnect -> resources.disconnect(disconnect);
            case Operation.CreateVolume create -> resources.createVolume(create);
            case Operation.RemoveVolume remove -> resources.removeVolume(name);
            case Operation.CreatePod create -> resources.createPod(create.spec());
            case Operation.RemovePod remove -> resources.removePod(name);
            case Operation.CreateContainer create -> containers.create(create.spec(), listener);
            case Operation.CopyFiles copy -> containers.copyFiles(name, copy.files());
            case Operation.StartContainer start -> containers.start(name);
            case Operation.StopContainer stop -> containers.stop(name, stop.timeout());
            case Operation.RestartContainer restart -> containers.restart(name, restart.timeout());
            case Operation.KillContainer kill -> containers.kill(name, kill.signal());
            case Operation.PauseContainer pause -> containers.pause(name);
            case Operation.UnpauseContainer unpause -> containers.unpause(name);
            case Operation.RenameContainer rename -> containers.rename(name, rename.newName());
            case Operation.RemoveContainer remove -> containers.remove(name, remove.volumes());
            case Operation.RunHook hook -> new Hooks(api).run(hook, listener);
            case Operation.RunHelper helper -> new HelperRun(this, containers::end).run(helper, listener);
            case Operation.RunProvider provider -> new ProviderRun(environment, provider, listener).run();
            case Operation.ServeModel model -> new ModelRun(environment, model, listener).run();
            case Operation.Join join -> Performed.DONE;
            case Operation.AwaitHealthy healthy -> {
                waits.healthy(name, healthy.await());
                yield Performed.DONE;
            }
            case Operation.AwaitRunning running -> {
                waits.running(name, running.await());
                yield Performed.DONE;
            }
            case Operation.AwaitCompleted completed -> {
                waits.completed(name, completed.await());
                yield Performed.DONE;
            }
        };
    }

    @Override
    public void check(Operation operation) {
        // a body that cannot be written is told before anything is done
        if (operation instanceof Operation.RunHelper helper) PodMapper.container(helper.spec(),
                Surroundings.of(api.version()));
        else if (operation instanceof Operation.CreateContainer create) PodMapper.container(create.spec(),
                Surroundings.of(api.version()));
        else if (operation instanceof Operation.BuildImages build) PodmanBuild.check(build);
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        if (kind == Images.class) return Optional.of(kind.cast(new PodmanImages(api, environment)));
        if (kind == Vitals.class) return Optional.of(kind.cast(vitals()));
        if (kind == Comebacks.class) return Optional
                .of(kind.cast((Comebacks) new PodmanComebacks(api)::isStartedAgain));
        if (kind == Inspections.class) return Optional.of(kind.cast(new PodmanInspections(api)));
        if (kind == Processes.class) return Optional.of(kind.cast(new PodmanProcesses(api)));
        if (kind == Archives.class) return Optional.of(kind.cast(new PodmanArchives(api)));
        return Optional.empty();
    }

    private Vitals vitals() {
        return new Vitals() {
            @Override
            public Watch watch(Consumer<String> changed) {
                return timersRun ? new TimedHealth(api) : new HealthRounds(api, InstantSource.system(), changed);
            }

            @Override
            public boolean runsChecks() {
                return !timersRun;
            }
        };
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        new ContainerLogs(api).read(container, request, sink);
    }

    @Override
    public EventStream events(EventFilter filter) {
        return PodmanEvents.open(api, filter);
    }

    @Override
    public void close() {
        api.close();
    }
}
