package io.jcompose.backends.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.execute.ExecutionEvent.StepRetried;
import io.jcompose.backends.execute.StepOutcome.Cancelled;
import io.jcompose.backends.execute.StepOutcome.NotNeeded;
import io.jcompose.backends.execute.StepOutcome.Skipped;
import io.jcompose.backends.execute.StepOutcome.Succeeded;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.Performed;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Operation.StartContainer;
import io.jcompose.planner.plan.PlanBuilder;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.state.ResourceId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PlanExecutorTest {
    private final ScriptedBackend backend = new ScriptedBackend();
    private final PlanBuilder plan = new PlanBuilder("demo");
    private final List<ExecutionEvent> events = new ArrayList<>();

    @Test
    void aStepComesAfterThoseItWaitsFor() {
        StepId first = start("first");
        StepId second = start("second", first);
        start("third", second);
        assertThat(execute().succeeded()).isTrue();
        assertThat(backend.performed()).containsExactly("first", "second", "third");
    }

    @Test
    void oneFailureLeavesOtherBranchesRunningAndIsReportedOnce() {
        backend.on("db", refuses("no space left"));
        StepId db = start("db");
        StepId web = start("web", db);
        start("proxy", web);
        start("mail");
        ExecutionReport report = execute();
        assertThat(report.succeeded()).isFalse();
        assertThat(report.failures()).singleElement()
                .satisfies(failed -> assertThat(failed.step().id()).isEqualTo(db));
        assertThat(report.outcomes().get(2)).isInstanceOfSatisfying(Skipped.class,
                skipped -> assertThat(skipped.because().id()).isEqualTo(db));
        assertThat(report.outcomes().get(3)).isInstanceOf(Succeeded.class);
        assertThat(backend.performed()).doesNotContain("web", "proxy");
    }

    @Test
    void anOptionalWaitThatFailsIsAWarning() {
        backend.on("db", refuses("optional dependency \"db\" failed to start: container db is unhealthy"));
        var await = new Operation.Await(
                new ServiceName("db"), Optional.of(new ServiceName("web")), false, Optional.empty());
        StepId wait = plan.add(new Operation.AwaitHealthy(ResourceId.container("db"), await), "", List.of());
        start("web", wait);
        ExecutionReport report = execute();
        assertThat(report.succeeded()).isTrue();
        assertThat(report.warnings()).singleElement().asString().contains("container db is unhealthy");
        assertThat(backend.performed()).contains("web");
    }

    @Test
    void aFallbackIsDoneWhenTheOriginalFailed() {
        backend.on("pulled", refuses("not found"));
        StepId pull = start("pulled");
        StepId build = plan.fallback(new StartContainer(ResourceId.container("built")), "", List.of(), pull);
        start("web", build);
        ExecutionReport report = execute();
        assertThat(report.succeeded()).isTrue();
        assertThat(report.failures()).isEmpty();
        assertThat(backend.performed()).containsExactly("pulled", "built", "web");
    }

    @Test
    void aFallbackIsLeftOutWhenTheOriginalSucceeded() {
        StepId pull = start("pulled");
        StepId build = plan.fallback(new StartContainer(ResourceId.container("built")), "", List.of(), pull);
        start("web", build);
        ExecutionReport report = execute();
        assertThat(report.outcomes().get(1)).isInstanceOf(NotNeeded.class);
        assertThat(backend.performed()).containsExactly("pulled", "web");
    }

    @Test
    void aBusyEngineIsAskedAgain() {
        var calls = new AtomicInteger();
        backend.on("db", () -> {
            if (calls.incrementAndGet() < 3) throw EngineException.refused("POST", "/start", 503, "busy");
            return Performed.DONE;
        });
        start("db");
        assertThat(execute().succeeded()).isTrue();
        assertThat(calls).hasValue(3);
        assertThat(events).filteredOn(StepRetried.class::isInstance).hasSize(2);
    }

    @Test
    void aBusyEngineIsNotAskedForEver() {
        var calls = new AtomicInteger();
        backend.on("db", () -> {
            calls.incrementAndGet();
            throw EngineException.refused("POST", "/start", 503, "busy");
        });
        start("db");
        assertThat(execute().failures()).singleElement()
                .satisfies(failed -> assertThat(failed.cause()).hasMessageContaining("busy"));
        assertThat(calls).hasValue(3);
    }

    @Test
    void aRefusalIsFinal() {
        var calls = new AtomicInteger();
        backend.on("db", () -> {
            calls.incrementAndGet();
            throw EngineException.refused("POST", "/start", 500, "port is already allocated");
        });
        start("db");
        assertThat(execute().succeeded()).isFalse();
        assertThat(calls).hasValue(1);
    }

    @Test
    void aBrokenCallThatMayHaveBeenMadeIsOnlyRepeatedWhereThatIsSafe() {
        Supplier<Performed> breaks = () -> {
            throw EngineException.broken("POST", "/x", new IOException("reset"));
        };
        backend.on("kill", breaks).on("stop", breaks);
        plan.add(new Operation.KillContainer(ResourceId.container("kill"), "SIGHUP"), "", List.of());
        plan.add(new Operation.StopContainer(ResourceId.container("stop"), Optional.empty()), "", List.of());
        assertThat(execute().failures()).hasSize(2);
        assertThat(backend.performed()).filteredOn("kill"::equals).hasSize(1);
        assertThat(backend.performed()).filteredOn("stop"::equals).hasSize(3);
    }

    @Test
    void neverMoreCallsThanAllowedAreMadeAtOnce() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            backend.on("c" + i, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.yield();
                now.decrementAndGet();
                return Performed.DONE;
            });
            start("c" + i);
        }
        assertThat(execute(options().withParallel(2)).succeeded()).isTrue();
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void waitsDoNotCountAsCalls() {
        var both = new CyclicBarrier(2); // passes only when the wait and the start are under way together
        Supplier<Performed> meets = () -> {
            try {
                both.await();
                return Performed.DONE;
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        };
        backend.on("waited", meets).on("started", meets);
        var await = new Operation.Await(new ServiceName("a"), Optional.empty(), true, Optional.empty());
        plan.add(new Operation.AwaitHealthy(ResourceId.container("waited"), await), "", List.of());
        start("started");
        assertThat(execute(options().withParallel(1)).succeeded()).isTrue();
    }

    @Test
    void withoutALimitEverythingIndependentHappensAtOnce() {
        var all = new CyclicBarrier(10);
        for (int i = 0; i < 10; i++) {
            backend.on("c" + i, () -> {
                try {
                    all.await();
                    return Performed.DONE;
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            });
            start("c" + i);
        }
        assertThat(execute().succeeded()).isTrue();
    }

    @Test
    void anInterruptCancelsWhatRunsAndWhatWouldCome() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        backend.on("slow", () -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
                return Performed.DONE;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ComposeException(ComposeException.Kind.CANCELLED, "cancelled");
            }
        });
        start("next", start("slow"));
        var report = new ArrayList<ExecutionReport>();
        var stillInterrupted = new ArrayList<Boolean>();
        Thread caller = Thread.ofPlatform().start(() -> {
            report.add(execute());
            stillInterrupted.add(Thread.currentThread().isInterrupted());
        });
        underWay.await();
        caller.interrupt();
        caller.join();
        assertThat(report.getFirst().outcomes()).hasSize(2).allSatisfy(
                outcome -> assertThat(outcome).isInstanceOf(Cancelled.class));
        assertThat(report.getFirst().cancelled()).isTrue();
        assertThat(stillInterrupted).containsExactly(true);
    }

    @Test
    void whatIsStillInUseStopsThoseWhoNeedItGone() {
        backend.on("back", () -> Performed.noted("Resource is still in use"));
        StepId removed = plan.add(new Operation.RemoveNetwork(ResourceId.network("back")), "", List.of());
        start("web", removed);
        assertThat(execute().failures()).hasSize(1);
        assertThat(backend.performed()).containsExactly("back");
    }

    @Test
    void whatIsStillInUseIsANoteWhenNobodyNeedsItGone() {
        backend.on("back", () -> Performed.noted("Resource is still in use"));
        plan.add(new Operation.RemoveNetwork(ResourceId.network("back")), "", List.of());
        assertThat(execute().succeeded()).isTrue();
    }

    @Test
    void aMistakeOfOursIsABug() {
        backend.on("db", () -> {
            throw new IllegalStateException("oops");
        });
        start("db");
        assertThat(execute().failures()).singleElement()
                .satisfies(failed -> assertThat(failed.cause().kind()).isEqualTo(ComposeException.Kind.BUG));
    }

    private StepId start(String name, StepId... after) {
        return plan.add(new StartContainer(ResourceId.container(name)), "", List.of(after));
    }

    private static Supplier<Performed> refuses(String message) {
        return () -> {
            throw EngineException.failed(message);
        };
    }

    private static ExecutionOptions options() {
        return new ExecutionOptions(OptionalInt.empty(), 3, Duration.ofMillis(1));
    }

    private ExecutionReport execute() {
        return execute(options());
    }

    private ExecutionReport execute(ExecutionOptions options) {
        return new PlanExecutor(backend, options).execute(plan.build(), events::add);
    }
}
