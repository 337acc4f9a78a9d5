package io.jcompose.backends.memory;

import io.jcompose.backends.spi.EngineEvent;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.LogSink;
import io.jcompose.model.spec.Service;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.InjectedFile;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedImage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The containers of the engine in memory and what happens to them. Callers hold {@link #lock}. */
final class MemoryEngine {
    final ReentrantLock lock = new ReentrantLock();
    /** Signalled whenever a container changes. */
    final Condition changed = lock.newCondition();
    final Map<String, MemoryContainer> containers = new TreeMap<>();
    final MemoryResources resources = new MemoryResources(this);
    final MemoryEvents events = new MemoryEvents();
    final Clock clock;
    private final Script script;
    private long serial;

    MemoryEngine(Script script, Clock clock) {
        this.script = script;
        this.clock = clock;
    }

    /** Returns 64 hex digits that were not used before; the first 12 of them differ too. */
    String newId() {
        long mixed = ++serial * 0x9E3779B97F4A7C15L;
        return "%016x%048x".formatted(mixed, serial);
    }

    MemoryContainer container(String name) {
        MemoryContainer container = containers.get(name);
        if (container == null) throw refused(404, "No such container: " + name);
        return container;
    }

    String create(ContainerSpec spec) {
        MemoryContainer other = containers.get(spec.name());
        if (other != null) {
            // as the others do: it is just the one that was to be made
            if (other.labels.entrySet().containsAll(spec.labels().entrySet())) return other.id;
            throw refused(409, conflict(spec.name(), other.id));
        }
        ObservedImage image = resources.images.get(spec.image());
        if (image == null) throw refused(404, "No such image: " + spec.image());
        for (String mode : sharedContainers(spec.service())) {
            if (containers.values().stream()
                    .noneMatch(one -> one.id.equals(mode) || one.name.equals(mode))) throw refused(404,
                            "No such container: " + mode);
        }
        for (ContainerSpec.Attachment attachment : spec.networks()) resources.requireNetwork(attachment.network());
        if (spec.pod().isPresent()) resources.requirePod(spec.pod().get());
        var container = new MemoryContainer(newId(), spec, image.id(), clock.instant());
        container.mount(spec, this::newId);
        for (String path : image.volumes()) {
            if (container.mounts.stream().noneMatch(mount -> mount.target().equals(path))) container.mounts
                    .add(new ObservedMount("volume", newId(), "", path, false));
        }
        for (ObservedMount mount : container.mounts) {
            if (mount.type().equals("volume")) resources.ensureVolume(mount.name());
        }
        containers.put(container.name, container);
        happened(container, "create");
        return container.id;
    }

    private static List<String> sharedContainers(Service service) {
        var names = new java.util.ArrayList<String>();
        var modes = List.of(service.networking().networkMode(), service.isolation().ipc(), service.isolation().pid());
        for (var mode : modes)
            mode.filter(text -> text.startsWith("container:")).ifPresent(
                    text -> names.add(text.substring("container:".length())));
        for (String from : service.storage().volumesFrom()) {
            int colon = from.indexOf(':');
            names.add(colon < 0 ? from : from.substring(0, colon));
        }
        return names;
    }

    void start(String name) {
        MemoryContainer container = container(name);
        if (container.state == ContainerState.PAUSED) throw refused(409,
                "cannot start a paused container, try unpause instead");
        if (container.running()) return;
        container.state = ContainerState.RUNNING;
        container.starts++;
        container.started = clock.instant();
        // of what was there before nobody knows whether it has a check: who waits for one goes by the file
        boolean checked = container.spec == null || container.healthcheck().isPresent();
        container.health = checked ? Health.STARTING : Health.NONE;
        happened(container, "start");
        if (container.spec == null) return;
        OptionalInt exit = script.main(container.spec.service(), container.name, sink(container));
        exit.ifPresent(code -> die(container, code));
    }

    /** The main process ends. */
    void die(MemoryContainer container, int exitCode) {
        container.state = ContainerState.EXITED;
        container.exitCode = exitCode;
        container.finished = clock.instant();
        container.health = Health.NONE;
        happened(container, "die");
    }

    void stop(String name) {
        MemoryContainer container = containers.get(name);
        if (container == null || !container.running()) return;
        die(container, 143);
        happened(container, "stop");
    }

    void kill(String name, String signal) {
        MemoryContainer container = container(name);
        if (!container.running()) throw refused(409,
                "Cannot kill container: " + name + ": Container " + container.id + " is not running");
        happened(container, "kill");
        if (signal.equals("SIGKILL") || signal.equals("KILL") || signal.equals("9")) die(container, 137);
        else if (signal.equals("SIGTERM") || signal.equals("TERM") || signal.equals("15")) die(container, 143);
    }

    void pause(String name) {
        MemoryContainer container = container(name);
        if (container.state == ContainerState.PAUSED) throw refused(409,
                "Container " + container.id + " is already paused");
        if (!container.running()) throw refused(409, "Container " + container.id + " is not running");
        container.state = ContainerState.PAUSED;
        happened(container, "pause");
    }

    void unpause(String name) {
        MemoryContainer container = container(name);
        if (container.state != ContainerState.PAUSED) throw refused(409,
                "Container " + container.id + " is not paused");
        container.state = ContainerState.RUNNING;
        happened(container, "unpause");
    }

    void rename(String name, String newName) {
        MemoryContainer container = container(name);
        MemoryContainer other = containers.get(newName);
        if (other != null) throw refused(409, conflict(newName, other.id));
        containers.remove(name);
        container.name = newName;
        containers.put(newName, container);
        happened(container, "rename");
    }

    void remove(String name, boolean volumes) {
        MemoryContainer container = containers.get(name);
        if (container == null) return;
        if (container.running()) die(container, 137);
        containers.remove(name);
        if (volumes) {
            for (ObservedMount mount : container.mounts)
                if (mount.type().equals("volume")) resources.removeAnonymous(mount.name());
        }
        happened(container, "destroy");
    }

    void copy(String name, List<InjectedFile> files) {
        MemoryContainer container = container(name);
        for (InjectedFile file : files) container.files.put(file.target(), file);
    }

    /** Runs a command inside a running container and returns its exit code. */
    int exec(String name, List<String> argv, LogSink output) {
        MemoryContainer container = container(name);
        if (!container.running()) throw refused(409, "container " + container.id + " is not running");
        return script.command(argv, name, output);
    }

    /** Runs the container of a {@code pre_start} hook to its end. */
    void help(Operation.RunHelper helper, LogSink output) {
        ContainerSpec spec = helper.spec();
        if (resources.images.get(spec.image()) == null) throw refused(404, "No such image: " + spec.image());
        for (String other : spec.service().storage().volumesFrom()) container(other);
        int code = script.command(spec.service().process().command().orElse(List.of()), spec.name(), output);
        if (code != 0) throw EngineException.failed("service \"" + helper.service() + "\" pre_start["
                + helper.index() + "] exited with code " + code);
    }

    /** Probes a container that is starting, as often as its check allows failures, and returns its health. */
    Health probe(MemoryContainer container) {
        if (container.health != Health.STARTING || container.state != ContainerState.RUNNING) return container.health;
        Health before = container.health;
        container.healthcheck().ifPresentOrElse(check -> {
            var argv = check.test().subList(1, check.test().size());
            List<String> command = check.test().get(0).equals("CMD-SHELL")
                    ? List.of("sh", "-c", String.join(" ", argv))
                    : argv;
            if (script.command(command, container.name, sink(container)) == 0) container.health = Health.HEALTHY;
            else if (check.startPeriod().isEmpty()) container.health = Health.UNHEALTHY; // else it lasts for ever
        }, () -> container.health = Health.HEALTHY); // it was there before: nothing is known of its check
        if (container.health != before) happened(container, "health_status");
        return container.health;
    }

    /** What the checks of a running container say from now on. */
    void health(String name, Health health) {
        MemoryContainer container = container(name);
        if (container.state != ContainerState.RUNNING || container.health == health) return;
        container.health = health;
        happened(container, "health_status");
    }

    void happened(MemoryContainer container, String action) {
        var attributes = new HashMap<>(container.labels);
        attributes.put("name", container.name);
        attributes.put("image", container.image);
        if (action.equals("die")) attributes.put("exitCode", Integer.toString(container.exitCode));
        Health health = action.equals("health_status") ? container.health : Health.NONE;
        events.publish(new EngineEvent.ContainerEvent(
                clock.instant(), action, container.id, container.name, attributes, health));
        changed.signalAll();
    }

    private LogSink sink(MemoryContainer container) {
        return (text, error) -> container.output.add(new MemoryContainer.LogLine(text, error));
    }

    /** Returns whether a container mounts the volume. */
    boolean volumeInUse(String volume) {
        return containers.values().stream().anyMatch(container -> container.mounts.stream()
                .anyMatch(mount -> mount.type().equals("volume") && mount.name().equals(volume)));
    }

    /** Returns whether the image sources of mounts or containers need it. */
    boolean imageInUse(String id) {
        return containers.values().stream().anyMatch(container -> container.imageId.equals(id));
    }

    static EngineException refused(int status, String message) {
        return EngineException.refused("MEMORY", "", status, message);
    }

    private static String conflict(String name, String id) {
        return "Conflict. The container name \"/" + name + "\" is already in use by container \"" + id
                + "\". You have to remove (or rename) that container to be able to reuse that name.";
    }
}
