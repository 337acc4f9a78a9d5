package io.jcompose.planner;

import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Metadata;
import io.jcompose.model.spec.Networking;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.Provider;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.Storage;
import io.jcompose.model.spec.mount.FileReference;
import io.jcompose.model.spec.mount.Mount;
import io.jcompose.model.spec.mount.MountOptions;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.model.spec.part.NetworkAttachment;
import io.jcompose.model.spec.resource.FileObject;
import io.jcompose.model.spec.resource.Model;
import io.jcompose.model.spec.resource.Network;
import io.jcompose.model.spec.resource.Volume;
import io.jcompose.planner.state.LabelledProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Builds projects for tests, attribute by attribute. Every service is attached to the network {@code default}. */
public final class SampleProject {
    private final String name;
    private final Map<ServiceName, Service> services = new TreeMap<>();
    private final Map<String, Network> networks = new TreeMap<>();
    private final Map<String, Volume> volumes = new TreeMap<>();
    private final Map<String, FileObject> secrets = new TreeMap<>();
    private final Map<String, Model> models = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    private SampleProject(String name) {
        this.name = name;
        network("default", Optional.empty());
    }

    public static SampleProject demo() {
        return new SampleProject("demo");
    }

    /** Adds a service that runs {@code busybox:test}. */
    @SafeVarargs
    public final SampleProject service(String serviceName, UnaryOperator<Service>... changes) {
        Service service = LabelledProject.service(new ServiceName(serviceName), "busybox:test", Map.of(), 1);
        service = attached("default").apply(service);
        Lifecycle life = service.lifecycle();
        service = service.withLifecycle(new Lifecycle(life.dependsOn(), life.restart(), life.healthcheck(),
                life.preStart(), life.postStart(), life.preStop(), life.profiles(), life.pullPolicy(),
                OptionalInt.empty(), life.attach()));
        for (UnaryOperator<Service> change : changes) service = change.apply(service);
        services.put(service.name(), service);
        return this;
    }

    public SampleProject network(String key, Optional<String> driver) {
        networks.put(key, new Network(key, name + "_" + key, driver, Map.of(), Network.Ipam.DEFAULT, false, false,
                false, Map.of(), Optional.empty(), Optional.empty(), Map.of()));
        return this;
    }

    public SampleProject externalNetwork(String key) {
        networks.put(key, new Network(key, key, Optional.empty(), Map.of(), Network.Ipam.DEFAULT, true, false, false,
                Map.of(), Optional.empty(), Optional.empty(), Map.of()));
        return this;
    }

    public SampleProject volume(String key, String... labels) {
        Map<String, String> map = labels.length == 0 ? Map.of() : Map.of(labels[0], labels[1]);
        volumes.put(key,
                new Volume(key, name + "_" + key, Optional.empty(), Map.of(), false, map, Map.of()));
        return this;
    }

    public SampleProject secretFromVariable(String key, String variable) {
        secrets.put(key, new FileObject(key, Optional.of(name + "_" + key), Optional.empty(), Optional.of(variable),
                Optional.empty(), false, Map.of(), Optional.empty(), Map.of(), Optional.empty(), Map.of()));
        return this;
    }

    public SampleProject secretFromFile(String key, String file) {
        secrets.put(key, new FileObject(key, Optional.of(name + "_" + key), Optional.of(file), Optional.empty(),
                Optional.empty(), false, Map.of(), Optional.empty(), Map.of(), Optional.empty(), Map.of()));
        return this;
    }

    public SampleProject model(String key, String reference) {
        models.put(key, new Model(key, Optional.empty(), Optional.of(reference), OptionalLong.empty(), List.of(),
                Map.of()));
        return this;
    }

    public SampleProject variable(String key, String value) {
        environment.put(key, value);
        return this;
    }

    public Project build() {
        return new Project(name, Path.of("/srv/demo"), List.of(Path.of("/srv/demo/compose.yaml")), List.of(), services,
                Map.of(), networks, volumes, secrets, Map.of(), models, List.of(), environment, Map.of(), "-");
    }

    public static UnaryOperator<Service> image(String reference) {
        return service -> new Service(service.name(), Optional.of(reference), service.build(), service.process(),
                service.networking(), service.storage(), service.resources(), service.isolation(),
                service.lifecycle(), service.metadata(), service.deploy(), service.develop(), service.provider(),
                service.models());
    }

    public static UnaryOperator<Service> variable(String key, EnvironmentValue value) {
        return service -> {
            var environment = new TreeMap<>(service.process().environment());
            environment.put(key, value);
            return service.withProcess(service.process().withEnvironment(environment));
        };
    }

    public static UnaryOperator<Service> environment(String key, String value) {
        return variable(key, new EnvironmentValue.Literal(value));
    }

    public static UnaryOperator<Service> command(String... argv) {
        return service -> {
            Process process = service.process();
            return service.withProcess(new Process(Optional.of(List.of(argv)), process.entrypoint(),
                    process.environment(), process.envFiles(), process.user(), process.groupAdd(),
                    process.workingDirectory(), process.tty(), process.stdinOpen(), process.init(),
                    process.stopSignal(), process.stopGracePeriod()));
        };
    }

    public static UnaryOperator<Service> attached(String... keys) {
        return service -> {
            var attachments = new TreeMap<String, NetworkAttachment>();
            for (String key : keys) attachments.put(key, NetworkAttachment.PLAIN);
            Networking old = service.networking();
            return service.withNetworking(new Networking(Optional.empty(), attachments, old.ports(), old.expose(),
                    old.links(), old.externalLinks(), old.extraHosts(), old.dns(), old.dnsOptions(), old.dnsSearch(),
                    old.hostname(), old.domainname(), old.macAddress(), old.net()));
        };
    }

    public static UnaryOperator<Service> networkMode(String mode) {
        return service -> attached().apply(service)
                .withNetworking(attached().apply(service).networking().withNetworkMode(mode));
    }

    public static UnaryOperator<Service> volumesFrom(String source) {
        return service -> service.withStorage(service.storage().withVolumesFrom(List.of(source)));
    }

    public static UnaryOperator<Service> mount(String source, String target) {
        return service -> {
            var mounts = new ArrayList<>(service.storage().volumes());
            mounts.add(new Mount.Volume(source, target, false, "", MountOptions.NONE));
            return service.withStorage(service.storage().withVolumes(mounts));
        };
    }

    public static UnaryOperator<Service> secret(String key) {
        return service -> {
            Storage old = service.storage();
            var reference = new FileReference(key, Optional.empty(), Optional.empty(), Optional.empty(),
                    OptionalInt.empty(), Map.of());
            return service.withStorage(new Storage(old.volumes(), old.tmpfs(), old.volumesFrom(), old.volumeDriver(),
                    old.storageOptions(), List.of(reference), old.configs(), old.sharedMemorySize(), old.readOnly()));
        };
    }

    public static UnaryOperator<Service> dependsOn(String other, DependsOn.Condition condition) {
        return dependsOn(other, condition, false, true);
    }

    public static UnaryOperator<Service> dependsOn(
            String other, DependsOn.Condition condition, boolean restart, boolean required) {
        return service -> {
            var needs = new TreeMap<>(service.lifecycle().dependsOn());
            needs.put(new ServiceName(other), new DependsOn(condition, restart, required));
            return service.withLifecycle(service.lifecycle().withDependsOn(needs));
        };
    }

    public static UnaryOperator<Service> scale(int containers) {
        return service -> service.withLifecycle(service.lifecycle().withScale(containers));
    }

    public static UnaryOperator<Service> containerName(String containerName) {
        return service -> {
            Metadata old = service.metadata();
            return service.withMetadata(new Metadata(Optional.of(containerName), old.labels(), old.labelFiles(),
                    old.annotations(), old.logging(), old.logDriver(), old.logOptions(), old.platform(),
                    old.dockerfile(), old.extensions()));
        };
    }

    public static UnaryOperator<Service> healthcheck(String... test) {
        var check = new Healthcheck(List.of(test), Optional.empty(), Optional.empty(), OptionalLong.empty(),
                Optional.empty(), Optional.empty(), false, Map.of());
        return lifecycle(old -> new Lifecycle(old.dependsOn(), old.restart(), Optional.of(check), old.preStart(),
                old.postStart(), old.preStop(), old.profiles(), old.pullPolicy(), old.scale(), old.attach()));
    }

    public static UnaryOperator<Service> hooks(String postStart, String preStop) {
        return lifecycle(old -> new Lifecycle(old.dependsOn(), old.restart(), old.healthcheck(), old.preStart(),
                List.of(hook(postStart)), List.of(hook(preStop)), old.profiles(), old.pullPolicy(), old.scale(),
                old.attach()));
    }

    /** {@code pre_start} hooks, each of them a shell line. */
    public static UnaryOperator<Service> prepared(String... shells) {
        var hooks = new ArrayList<Hook>();
        for (String shell : shells) hooks.add(hook(shell));
        return lifecycle(old -> new Lifecycle(old.dependsOn(), old.restart(), old.healthcheck(), hooks,
                old.postStart(), old.preStop(), old.profiles(), old.pullPolicy(), old.scale(), old.attach()));
    }

    public static UnaryOperator<Service> providedBy(String type) {
        return service -> new Service(service.name(), Optional.empty(), service.build(), service.process(),
                service.networking(), service.storage(), service.resources(), service.isolation(),
                service.lifecycle(), service.metadata(), service.deploy(), service.develop(),
                Optional.of(new Provider(type, Map.of(), Map.of())), service.models());
    }

    /** Uses a model under the usual variables. */
    public static UnaryOperator<Service> using(String model) {
        return service -> new Service(service.name(), service.image(), service.build(), service.process(),
                service.networking(), service.storage(), service.resources(), service.isolation(),
                service.lifecycle(), service.metadata(), service.deploy(), service.develop(), service.provider(),
                Map.of(model, Optional.empty()));
    }

    public static UnaryOperator<Service> pullPolicy(String policy) {
        return lifecycle(old -> new Lifecycle(old.dependsOn(), old.restart(), old.healthcheck(), old.preStart(),
                old.postStart(), old.preStop(), old.profiles(), Optional.of(policy), old.scale(), old.attach()));
    }

    private static UnaryOperator<Service> lifecycle(UnaryOperator<Lifecycle> change) {
        return service -> service.withLifecycle(change.apply(service.lifecycle()));
    }

    private static Hook hook(String shell) {
        return new Hook(List.of("sh", "-c", shell), Optional.empty(), false, Optional.empty(), Map.of(),
                Optional.empty(), false, Map.of());
    }
}
