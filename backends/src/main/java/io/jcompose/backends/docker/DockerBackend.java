package io.jcompose.backends.docker;

import io.jcompose.backends.docker.image.DockerImages;
import io.jcompose.backends.docker.image.ImageBuilder;
import io.jcompose.backends.docker.image.ImagePuller;
import io.jcompose.backends.docker.image.ImagePusher;
import io.jcompose.backends.docker.mapping.ApiVersion;
import io.jcompose.backends.docker.mapping.ContainerMapper;
import io.jcompose.backends.docker.stream.DockerProcesses;
import io.jcompose.backends.docker.stream.EventHub;
import io.jcompose.backends.docker.stream.EventReader;
import io.jcompose.backends.docker.stream.Hooks;
import io.jcompose.backends.docker.stream.LogReader;
import io.jcompose.backends.plugin.ModelRun;
import io.jcompose.backends.plugin.ProviderRun;
import io.jcompose.backends.prestart.HelperRun;
import io.jcompose.backends.registry.ProxyVariables;
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
import io.jcompose.backends.spi.content.Images;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.vitals.PlainVitals;
import io.jcompose.backends.vitals.SightingReader;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Docker, and what speaks its API. Spoken with in the newest version that both sides know, 1.41 (Docker 20.10) to 1.51
 * (Docker 28.5), or in {@code DOCKER_API_VERSION}.
 */
public final class DockerBackend implements Backend {
    private final DockerApi api;
    private final Map<String, String> environment;
    private final ImageBuilder builder;
    private final Observation observation;
    private final ContainerCalls containers;
    private final ResourceCalls resources;
    private final EventHub hub;
    private final Waits waits;
    private volatile @Nullable ContainerMapper mapper;

    /**
     * Makes a backend; nothing is connected yet. Closing it closes the client.
     *
     * @param environment variables that docker's tools read: DOCKER_CONFIG, DOCKER_API_VERSION, DOCKER_AUTH_CONFIG, ...
     */
    public DockerBackend(EngineHttp http, Map<String, String> environment) {
        String version = environment.getOrDefault("DOCKER_API_VERSION", "");
        this.api = new DockerApi(http, version.isEmpty() ? Optional.empty() : Optional.of(ApiVersion.parse(version)));
        this.environment = Map.copyOf(environment);
        this.builder = new ImageBuilder(api, this.environment);
        this.observation = new Observation(api);
        var twins = new NetworkTwins(api);
        this.containers = new ContainerCalls(api, twins);
        this.resources = new ResourceCalls(api, twins);
        this.hub = new EventHub(api);
        this.waits = new Waits(api, hub);
    }

    @Override
    public EngineInfo info() {
        ApiVersion version = api.version();
        var features = EnumSet.of(BackendFeature.HEALTHCHECK_SCHEDULING);
        if (version.atLeast(44)) features.add(BackendFeature.NETWORKS_AT_CREATE);
        return new EngineInfo("docker", api.engine(), version.toString(), api.endpoint().text(), features);
    }

    @Override
    public ObservedState observe(ObservationScope scope) {
        return observation.observe(scope);
    }

    @Override
    public List<ObservedContainer> containers(ContainerQuery query) {
        return observation.containers(query);
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        String name = operation.target().name();
        return switch (operation) {
            case Operation.PullImage pull -> new ImagePuller(api, environment).pull(pull, listener);
            case Operation.BuildImages build -> builder.build(build, listener);
            case Operation.PushImage push -> new ImagePusher(api, environment).push(name, listener);
            case Operation.RemoveImage remove -> resources.removeImage(name);
            case Operation.CreateNetwork create -> resources.createNetwork(create);
            case Operation.RemoveNetwork remove -> resources.removeNetwork(name);
            case Operation.ConnectNetwork connect -> containers.connect(connect, resources);
            case Operation.DisconnectNetwork disconnect -> resources.disconnect(disconnect);
            case Operation.CreateVolume create -> resources.createVolume(create);
            case Operation.RemoveVolume remove -> resources.removeVolume(name);
            case Operation.CreateContainer create -> containers.create(create.spec(), mapper(), listener);
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
            case Operation.RunHelper helper -> new HelperRun(this, waits::end).run(helper, listener);
            case Operation.RunProvider provider -> new ProviderRun(environment, provider, listener).run();
            case Operation.ServeModel model -> new ModelRun(environment, model, listener).run();
            case Operation.Join join -> Performed.DONE;
            case Operation.AwaitHealthy healthy -> waits.healthy(name, healthy.await());
            case Operation.AwaitRunning running -> waits.running(name, running.await());
            case Operation.AwaitCompleted completed -> waits.completed(name, completed.await());
            case Operation.CreatePod pod -> throw noPods();
            case Operation.RemovePod pod -> throw noPods();
        };
    }

    @Override
    public void check(Operation operation) {
        // whatever cannot be put into words for the engine shows here
        if (operation instanceof Operation.CreateContainer create) mapper().body(create.spec());
        else if (operation instanceof Operation.RunHelper helper) mapper().body(helper.spec());
    }

    private ContainerMapper mapper() {
        ContainerMapper known = mapper;
        if (known == null) {
            known = new ContainerMapper(api.version(), ProxyVariables.read(environment, api.endpoint().text()));
            mapper = known;
        }
        return known;
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        if (kind == Processes.class) return Optional.of(kind.cast(new DockerProcesses(api)));
        if (kind == Archives.class) return Optional.of(kind.cast(new DockerArchives(api)));
        if (kind == Inspections.class) return Optional.of(kind.cast(new DockerInspections(api)));
        if (kind == Vitals.class) return Optional.of(kind.cast(new PlainVitals(this::look,
                new DaemonStart(api)::outage)));
        if (kind == Images.class) return Optional.of(kind.cast(new DockerImages(api, builder)));
        return Optional.empty();
    }

    private Optional<Sighting> look(String container) {
        return new DockerInspections(api).container(container).map(SightingReader::read);
    }

    private static ComposeException noPods() {
        return new ComposeException(ComposeException.Kind.BUG, "a plan for Docker has no pods");
    }

    @Override
    public void logs(ObservedContainer container, LogRequest request, LogSink sink) {
        new LogReader(api).read(container, request, sink);
    }

    @Override
    public EventStream events(EventFilter filter) {
        return EventReader.open(api, filter);
    }

    @Override
    public void close() {
        hub.close();
        api.close();
    }
}
