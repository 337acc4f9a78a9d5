package io.jcompose.tests.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.supervise.Claims;
import io.jcompose.backends.supervise.Supervisor;
import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorListener;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ResourceId;
import io.jcompose.tests.fault.ForwardingBackend;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many containers, several supervisors, and deaths at bad moments, on an engine in memory. */
@Timeout(120)
final class SupervisorStormTest {
    /** As files with locks do it: the first who asks has it until it gives it up. */
    private static final class OneOwner {
        private final Map<String, Object> owners = new ConcurrentHashMap<>();

        Claims claims() {
            var me = new Object();
            return new Claims() {
                @Override
                public boolean claim(String project) {
                    owners.putIfAbsent(project, me);
                    return owners.get(project) == me;
                }

                @Override
                public void release(String project) {
                    owners.remove(project, me);
                }
            };
        }
    }

    private static String name(int layer, int number) {
        return "s" + layer + "x" + number;
    }

    @Test
    void aHundredAtOnceAreRestartedOnceEachInDependencyOrderByOneOfTwoSupervisors() {
        var world = new MemoryWorld();
        for (int layer = 0; layer < 10; layer++)
            for (int number = 0; number < 10; number++)
                world.service(name(layer, number), "always", "",
                        layer == 0 ? new String[0] : new String[] {
                            name(layer - 1, number) + ":service_started:false"});
        var owner = new OneOwner();
        try (var one = new Supervised(world.engine, SupervisorOptions.everything(), owner.claims());
                var two = new Supervised(world.engine, SupervisorOptions.everything(), owner.claims())) {
            for (int layer = 0; layer < 10; layer++)
                for (int number = 0; number < 10; number++)
                    world.engine.health("p-" + name(layer, number) + "-1", Health.UNHEALTHY);
            Recorded.until(() -> done(one) + done(two) == 100);
            assertThat(List.of(done(one), done(two))).contains(0);
        }
        var restarted = new ArrayList<String>();
        for (ContainerEvent event : world.events())
            if (event.action().equals("start")) restarted.add(event.name());
        assertThat(restarted).hasSize(200);
        List<String> second = restarted.subList(100, 200);
        for (int layer = 1; layer < 10; layer++)
            for (int number = 0; number < 10; number++)
                assertThat(second.indexOf("p-" + name(layer, number) + "-1"))
                        .isGreaterThan(second.indexOf("p-" + name(layer - 1, number) + "-1"));
    }

    /** Restarts containers only three at a time, and notes how many there were at most. */
    private static final class ByThrees extends ForwardingBackend {
        private final CyclicBarrier three = new CyclicBarrier(3);
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        ByThrees(Backend engine) {
            super(engine);
        }

        @Override
        public Performed perform(Operation operation, OperationListener listener) {
            if (!(operation instanceof Operation.RestartContainer)) return super.perform(operation, listener);
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                three.await(100, TimeUnit.SECONDS);
                return super.perform(operation, listener);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException never) {
                throw new IllegalStateException(never);
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    @Test
    void noMoreAreRestartedAtOnceThanAreAllowed() {
        var world = new MemoryWorld();
        for (int number = 0; number < 99; number++) world.service(name(0, number), "always", "");
        var engine = new ByThrees(world.engine);
        try (var supervised = new Supervised(engine, SupervisorOptions.everything(OptionalInt.of(3)))) {
            for (int number = 0; number < 99; number++)
                world.engine.health("p-" + name(0, number) + "-1", Health.UNHEALTHY);
            Recorded.until(() -> done(supervised) == 99);
        }
        assertThat(engine.most).hasValue(3);
    }

    private static int done(Supervised supervised) {
        int count = 0;
        for (SupervisorEvent event : supervised.told.events()) if (event.decision().equals("done")) count++;
        return count;
    }

    @Test
    void theOtherSupervisorTakesOverWhenTheFirstEnds() {
        var world = new MemoryWorld();
        world.service("web", "always", "");
        var owner = new OneOwner();
        var first = new Supervised(world.engine, SupervisorOptions.everything(), owner.claims());
        first.told.awaitMemory(snapshot -> !snapshot.containers().isEmpty());
        try (var second = new Supervised(world.engine, SupervisorOptions.everything(), owner.claims())) {
            first.close();
            world.engine.health("p-web-1", Health.UNHEALTHY);
            second.told.await("p-web-1", "done", 1);
            assertThat(first.told.count("p-web-1", "done")).isZero();
        }
    }

    @Test
    void whatWasDecidedBeforeASupervisorWasKilledIsDoneByTheNextOneAndOnlyOnce() {
        var world = new MemoryWorld();
        world.service("web", "always", "");
        var written = new ArrayList<SupervisorSnapshot>();
        // dies when it has written that it acts, which is before it does
        var killed = new SupervisorListener() {
            @Override
            public void remember(SupervisorSnapshot snapshot) {
                written.add(snapshot);
                if (snapshot.containers().stream().anyMatch(state -> state.history().acting().isPresent())) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        var supervisor = new Supervisor(world.engine, SupervisorOptions.everything(), InstantSource.system(),
                Claims.ALL, killed);
        world.engine.health("p-web-1", Health.UNHEALTHY);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(supervisor::run)).hasMessage("killed");
        assertThat(world.engine.starts("p-web-1")).isEqualTo(1);
        // the engine was about to: stopped, and its start never came
        world.perform(new Operation.StopContainer(ResourceId.container("p-web-1"), Optional.empty()));
        var next = SupervisorSnapshot.read(written.getLast().text());
        try (var supervised = new Supervised(world.engine, SupervisorOptions.everything().restoring(next))) {
            supervised.told.await("p-web-1", "done", 1);
            assertThat(world.engine.starts("p-web-1")).isEqualTo(2);
            assertThat(supervised.told.events().getFirst().reason()).isEqualTo("its restart was interrupted");
        }
    }

    @Test
    void whatFollowsIsRestartedByTheNextSupervisorWhenTheFirstIsKilledInBetween() {
        var world = new MemoryWorld();
        world.service("db", "always", "");
        world.service("web", "no", "", "db:service_started:true");
        world.service("proxy", "always", "", "web:service_started:true");
        world.service("other", "always", "", "db:service_started:false");
        var written = new ArrayList<SupervisorSnapshot>();
        var killed = new SupervisorListener() {
            @Override
            public void remember(SupervisorSnapshot snapshot) {
                written.add(snapshot);
                if (snapshot.containers().stream().anyMatch(state -> state.history().acting().isPresent())) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        var supervisor = new Supervisor(world.engine, SupervisorOptions.everything(), InstantSource.system(),
                Claims.ALL, killed);
        world.engine.health("p-db-1", Health.UNHEALTHY);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(supervisor::run)).hasMessage("killed");
        // the engine did what it had been asked for; nobody was there to ask for more
        world.perform(new Operation.RestartContainer(ResourceId.container("p-db-1"), Optional.empty()));
        var next = SupervisorSnapshot.read(written.getLast().text());
        try (var supervised = new Supervised(world.engine, SupervisorOptions.everything().restoring(next))) {
            supervised.told.await("p-db-1", "done", 1);
            supervised.told.awaitMemory(
                    snapshot -> snapshot.find("p", "p-db-1").orElseThrow().leading().isEmpty());
        }
        var starts = new HashMap<String, Integer>();
        for (String name : List.of("db", "web", "proxy", "other"))
            starts.put(name, world.engine.starts("p-" + name + "-1"));
        assertThat(starts).isEqualTo(Map.of("db", 2, "web", 2, "proxy", 2, "other", 1));
    }

    @Test
    void dependantsThatAskForItFollow() {
        var world = new MemoryWorld();
        world.service("db", "always", "");
        world.service("web", "no", "", "db:service_started:true");
        world.service("proxy", "always", "", "web:service_started:true");
        world.service("other", "always", "", "db:service_started:false");
        try (var supervised = new Supervised(world.engine, SupervisorOptions.everything())) {
            supervised.told.awaitMemory(snapshot -> snapshot.containers().size() == 3);
            world.engine.health("p-db-1", Health.UNHEALTHY);
            supervised.told.await("p-db-1", "done", 1);
        }
        var starts = new HashMap<String, Integer>();
        for (String name : List.of("db", "web", "proxy", "other"))
            starts.put(name, world.engine.starts("p-" + name + "-1"));
        assertThat(starts).isEqualTo(Map.of("db", 2, "web", 2, "proxy", 2, "other", 1));
    }
}
