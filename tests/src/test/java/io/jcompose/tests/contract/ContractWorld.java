package io.jcompose.tests.contract;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.BackendFeature;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedNetwork;
import io.jcompose.planner.state.ObservedPod;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ObservedVolume;
import io.jcompose.planner.state.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A project of its own on an engine, with short ways to say what a test needs. Removes all it made. */
final class ContractWorld implements AutoCloseable {
    static final String IMAGE = "busybox:test";
    private static final AtomicInteger SERIAL = new AtomicInteger();

    final Backend backend;
    final String project;

    ContractWorld(Backend backend) {
        this.backend = backend;
        project = "jcc" + ProcessHandle.current().pid() + "x" + SERIAL.incrementAndGet();
    }

    /** Returns a service that runs until it is stopped, and obeys the first signal. */
    static Service sleeper(String name) {
        return running(name, "sleep", "600");
    }

    /** Returns a service that runs a command. */
    static Service running(String name, String... argv) {
        Service service = LabelledProject.service(new ServiceName(name), IMAGE, Map.of(), 1);
        Process process = service.process();
        return service.withProcess(new Process(
                Optional.of(List.of(argv)), process.entrypoint(), process.environment(), List.of(), Optional.empty(),
                List.of(), Optional.empty(), false, false, Optional.of(true), Optional.of("SIGTERM"),
                Optional.empty()));
    }

    /** Returns the service with a check that is done every second and fails at the first failure. */
    static Service checked(Service service, String shell) {
        return checked(service, new Healthcheck(List.of("CMD-SHELL", shell), Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofSeconds(5)), OptionalLong.of(1), Optional.empty(), Optional.empty(), false,
                Map.of()));
    }

    static Service checked(Service service, Healthcheck check) {
        Lifecycle life = service.lifecycle();
        return service.withLifecycle(new Lifecycle(life.dependsOn(), life.restart(), Optional.of(check),
                life.preStart(), life.postStart(), life.preStop(), life.profiles(), life.pullPolicy(), life.scale(),
                life.attach()));
    }

    static Service mounting(Service service, Mount... mounts) {
        return service.withStorage(service.storage().withVolumes(List.of(mounts)));
    }

    static Mount.Volume volumeAt(String source, String target) {
        return new Mount.Volume(source, target, false, "", MountOptions.NONE);
    }

    /** Returns the name of the first container of a service. */
    String nameOf(String service) {
        return project + "-" + service + "-1";
    }

    ContainerSpec spec(Service service) {
        return spec(service, nameOf(service.name().value()));
    }

    ContainerSpec spec(Service service, String name, String... networks) {
        var labels = Map.of(
                ComposeLabels.PROJECT, project, ComposeLabels.SERVICE, service.name().value(),
                ComposeLabels.CONTAINER_NUMBER, "1", ComposeLabels.ONE_OFF, "False", ComposeLabels.CONFIG_HASH, "0");
        var attachments = new ArrayList<ContainerSpec.Attachment>();
        for (String network : networks)
            attachments.add(new ContainerSpec.Attachment(
                    network, NetworkAttachment.PLAIN,
                    List.of(name, service.name().value(), "alias-" + service.name())));
        Service complete = networks.length == 0
                ? service.withNetworking(service.networking().withNetworkMode(
                        service.networking().networkMode().orElse("none")))
                : service;
        return new ContainerSpec(name, complete, IMAGE, labels, attachments, List.of(), List.of(), List.of(), true,
                ContainerSpec.Purpose.SERVICE, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    Performed perform(Operation operation) {
        return backend.perform(operation, OperationListener.NONE);
    }

    /** Creates the first container of a service and returns its name. */
    String create(Service service, String... networks) {
        ContainerSpec spec = spec(service, nameOf(service.name().value()), networks);
        perform(new Operation.CreateContainer(ResourceId.container(spec.name()), spec));
        return spec.name();
    }

    /** Creates and starts it. */
    String start(Service service, String... networks) {
        String name = create(service, networks);
        start(name);
        return name;
    }

    void start(String name) {
        perform(new Operation.StartContainer(ResourceId.container(name)));
    }

    void stop(String name) {
        perform(new Operation.StopContainer(ResourceId.container(name), Optional.of(Duration.ofSeconds(1))));
    }

    void remove(String name, boolean volumes) {
        perform(new Operation.RemoveContainer(ResourceId.container(name), volumes));
    }

    String createNetwork(String key) {
        String name = project + "_" + key;
        var network = new Network(key, name, Optional.empty(), Map.of(), Network.Ipam.DEFAULT, false, false, false,
                Map.of(), Optional.empty(), Optional.empty(), Map.of());
        perform(new Operation.CreateNetwork(ResourceId.network(name), network,
                Map.of(ComposeLabels.PROJECT, project, ComposeLabels.NETWORK, key)));
        return name;
    }

    String createVolume(String key) {
        String name = project + "_" + key;
        var volume = new Volume(key, name, Optional.empty(), Map.of(), false, Map.of(), Map.of());
        perform(new Operation.CreateVolume(ResourceId.volume(name), volume,
                Map.of(ComposeLabels.PROJECT, project, ComposeLabels.VOLUME, key)));
        return name;
    }

    ObservedState observe() {
        return backend.observe(new ObservationScope(project, Set.of(), Set.of(), Set.of(IMAGE)));
    }

    Optional<ObservedContainer> find(String name) {
        return backend.containers(new ContainerQuery(Optional.of(project), true)).stream()
                .filter(container -> container.name().equals(name)).findFirst();
    }

    ObservedContainer container(String name) {
        return find(name).orElseThrow(() -> new AssertionError(name + " is not in the list"));
    }

    /** Returns what a dependant needs of a service. */
    static Operation.Await need(String dependency, boolean required) {
        return new Operation.Await(new ServiceName(dependency), Optional.of(new ServiceName("dependant")), required,
                Optional.empty());
    }

    /** Returns what a person needs who waits at most so long. */
    static Operation.Await want(String service, Duration limit) {
        return new Operation.Await(new ServiceName(service), Optional.empty(), true, Optional.of(limit));
    }

    void awaitHealthy(String name, Operation.Await await) {
        perform(new Operation.AwaitHealthy(ResourceId.container(name), await));
    }

    void awaitRunning(String name, Operation.Await await) {
        perform(new Operation.AwaitRunning(ResourceId.container(name), await));
    }

    void awaitCompleted(String name, Operation.Await await) {
        perform(new Operation.AwaitCompleted(ResourceId.container(name), await));
    }

    boolean hasPods() {
        return backend.info().features().contains(BackendFeature.PODS);
    }

    @Override
    public void close() {
        Thread.interrupted();
        ObservedState left = observe();
        for (ObservedContainer container : left.containers()) stop(container.name());
        for (ObservedContainer container : left.containers()) remove(container.name(), true);
        for (ObservedPod pod : left.pods().values()) perform(new Operation.RemovePod(ResourceId.pod(pod.name())));
        for (ObservedNetwork network : left.networks().values())
            perform(new Operation.RemoveNetwork(ResourceId.network(network.name())));
        for (ObservedVolume volume : left.volumes().values())
            perform(new Operation.RemoveVolume(ResourceId.volume(volume.name())));
        backend.close();
    }
}
