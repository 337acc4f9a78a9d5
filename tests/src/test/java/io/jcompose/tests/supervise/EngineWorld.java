package io.jcompose.tests.supervise;

import io.jcompose.backends.docker.DockerBackend;
import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.ExecutionOptions;
import io.jcompose.backends.execute.ExecutionReport;
import io.jcompose.backends.execute.PlanExecutor;
import io.jcompose.backends.podman.PodmanBackend;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.content.Inspections;
import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.vitals.SightingReader;
import io.jcompose.model.load.LoadRequest;
import io.jcompose.model.load.ProjectLoader;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import io.jcompose.tests.engine.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A project of its own on a real engine, brought up from a file; closing it removes all of it. */
final class EngineWorld implements AutoCloseable {
    final Backend backend;
    final Project project;
    private final Planner planner;

    EngineWorld(TestEngine engine, Path directory, String compose) {
        this(connected(engine), directory, compose);
    }

    /** Makes one on an engine that has the image of the tests; closes the connection to it at the end. */
    EngineWorld(Backend backend, Path directory, String compose) {
        this.backend = backend;
        String product = backend.info().product();
        planner = new Planner(product.equals("podman") ? Topology.PROJECT_POD : Topology.CONTAINERS);
        try {
            String name = "supervise-" + product + "-" + ProcessHandle.current().pid() + "-"
                    + Long.toString(System.nanoTime() & 0xffffff, 36);
            Files.writeString(directory.resolve("compose.yaml"), "name: " + name + "\n" + compose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project = new ProjectLoader().load(LoadRequest.in(directory, Map.of())).project();
    }

    private static Backend connected(TestEngine engine) {
        engine.require().with("test-images");
        return connected(engine, engine.socket());
    }

    /** Connects to an engine on a socket of it, or of something before it. */
    static Backend connected(TestEngine engine, Path socket) {
        var endpoint = new EngineEndpoint.Unix(socket);
        return switch (engine) {
            case DOCKER -> new DockerBackend(new EngineHttp(endpoint), Map.of());
            case PODMAN -> PodmanBackend.at(endpoint, Map.of());
        };
    }

    SupervisorOptions options() {
        return SupervisorOptions.everything().only(project.name());
    }

    String container(String service) {
        return project.name() + "-" + service + "-1";
    }

    void up() {
        execute(planner.plan(project, backend.observe(ObservationScope.of(project)), PlanOptions.defaults()));
    }

    private void execute(Plan plan) {
        ExecutionReport report = new PlanExecutor(backend, ExecutionOptions.defaults()).execute(plan,
                ExecutionListener.NONE);
        if (!report.succeeded()) throw new AssertionError(report.failures().getFirst().cause());
    }

    void perform(Operation operation) {
        backend.perform(operation, OperationListener.NONE);
    }

    void stop(String service) {
        perform(new Operation.StopContainer(ResourceId.container(container(service)), Optional.empty()));
    }

    /** Runs a command inside the first container of a service. */
    void exec(String service, String... command) {
        var hook = new Hook(List.of(command), Optional.empty(), false, Optional.empty(), Map.of(), Optional.empty(),
                true, Map.of());
        perform(new Operation.RunHook(ResourceId.container(container(service)), new ServiceName(service), hook,
                Operation.HookPhase.POST_START));
    }

    ObservedContainer find(String service) {
        return backend.containers(new ContainerQuery(Optional.of(project.name()), true)).stream()
                .filter(one -> one.name().equals(container(service))).findFirst().orElseThrow();
    }

    /** Looks closely at the first container of a service. */
    Sighting look(String service) {
        return SightingReader.read(backend.ability(Inspections.class).orElseThrow().container(container(service))
                .orElseThrow());
    }

    /** When the engine started containers, from the moment on at which this was made. */
    final class Starts implements AutoCloseable {
        private final EventStream events = backend.events(new EventFilter(Optional.of(project.name()),
                Optional.of(Instant.now()), Optional.empty()));
        private final List<ContainerEvent> starts = new CopyOnWriteArrayList<>();

        Starts() {
            Thread.ofVirtual().name("starts").start(() -> {
                for (var next = events.next(); next.isPresent(); next = events.next())
                    if (next.get() instanceof ContainerEvent event && event.action().equals("start")) starts.add(event);
            });
        }

        /** The starts of the first container of a service. */
        List<Instant> of(String service) {
            return starts.stream().filter(event -> event.name().equals(container(service))).map(ContainerEvent::at)
                    .toList();
        }

        @Override
        public void close() {
            events.close();
        }
    }

    @Override
    public void close() {
        Thread.interrupted();
        execute(planner.down(project, backend.observe(ObservationScope.of(project)), DownOptions.defaults()));
        backend.close();
    }
}
