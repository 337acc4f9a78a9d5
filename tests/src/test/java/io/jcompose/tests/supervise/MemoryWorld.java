package io.jcompose.tests.supervise;

import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.memory.ShellScript;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.model.spec.Lifecycle;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.plan.ContainerSpec;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The project {@code p} on an engine in memory, whose health is what the test says. */
final class MemoryWorld {
    private static final String IMAGE = "busybox:test";

    final InMemoryBackend engine;

    MemoryWorld() {
        this(Clock.systemUTC());
    }

    MemoryWorld(Clock clock) {
        engine = new InMemoryBackend(new ShellScript(), clock);
        engine.addImage(ObservedImage.of(IMAGE, "sha256:" + "b".repeat(64), "linux/amd64"));
    }

    void perform(Operation operation) {
        engine.perform(operation, OperationListener.NONE);
    }

    /** Returns what has happened to containers so far, in order. */
    List<ContainerEvent> events() {
        var events = new ArrayList<ContainerEvent>();
        var all = new EventFilter(Optional.empty(), Optional.of(Instant.EPOCH), Optional.of(Instant.MAX));
        try (EventStream stream = engine.events(all)) {
            for (var next = stream.next(); next.isPresent(); next = stream.next())
                if (next.get() instanceof ContainerEvent event) events.add(event);
        }
        return events;
    }

    /** Creates and starts a container that has a healthcheck. */
    void service(String name, String restart, String supervise, String... dependsOn) {
        Service service = LabelledProject.service(new ServiceName(name), IMAGE, Map.of(), 1);
        var check = new Healthcheck(List.of("CMD", "true"), Optional.empty(), Optional.empty(), OptionalLong.empty(),
                Optional.empty(), Optional.empty(), false, Map.of());
        Lifecycle life = service.lifecycle();
        service = service.withLifecycle(new Lifecycle(life.dependsOn(), Optional.of(RestartPolicy.parse(restart)),
                Optional.of(check), List.of(), List.of(), List.of(), List.of(), Optional.empty(), life.scale(),
                Optional.empty()));
        service = service.withProcess(new io.jcompose.model.spec.Process(Optional.of(List.of("sleep", "600")),
                Optional.empty(), Map.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), false, false,
                Optional.empty(), Optional.empty(), Optional.empty()));
        var labels = new TreeMap<>(Map.of(ComposeLabels.PROJECT, "p", ComposeLabels.SERVICE, name,
                ComposeLabels.CONTAINER_NUMBER, "1", ComposeLabels.ONE_OFF, "False", ComposeLabels.CONFIG_HASH, "0",
                ComposeLabels.DEPENDS_ON, String.join(",", dependsOn)));
        if (!supervise.isEmpty()) labels.put(ComposeLabels.SUPERVISE, supervise);
        var target = ResourceId.container("p-" + name + "-1");
        perform(new Operation.CreateContainer(target, new ContainerSpec(target.name(), service, IMAGE, labels,
                List.of(), List.of(), List.of(), List.of(), true, ContainerSpec.Purpose.SERVICE, Optional.empty(),
                Optional.empty(), List.of(),
                Optional.empty())));
        perform(new Operation.StartContainer(target));
    }
}
