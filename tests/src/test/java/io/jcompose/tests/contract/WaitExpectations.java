package io.jcompose.tests.contract;

import static io.jcompose.tests.contract.ContractWorld.checked;
import static io.jcompose.tests.contract.ContractWorld.need;
import static io.jcompose.tests.contract.ContractWorld.running;
import static io.jcompose.tests.contract.ContractWorld.sleeper;
import static io.jcompose.tests.contract.ContractWorld.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.part.Healthcheck;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Waits: what ends them, and the words of their failures. */
interface WaitExpectations extends InContract {
    @Test
    default void aCheckThatSucceedsMakesHealthy() {
        String name = world().start(checked(sleeper("db"), "true"));
        world().awaitHealthy(name, need("db", true));
        assertThat(world().container(name).health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    default void aCheckThatFailsOftenEnoughEndsTheWait() {
        String name = world().start(checked(sleeper("db"), "exit 1"));
        assertThatThrownBy(() -> world().awaitHealthy(name, need("db", true)))
                .hasMessage("dependency failed to start: container " + name + " is unhealthy");
    }

    @Test
    default void anEndedContainerIsNeverHealthy() {
        String name = world().start(checked(running("db", "sh", "-c", "exit 4"), "true"));
        assertThatThrownBy(() -> world().awaitHealthy(name, need("db", true)))
                .hasMessage("dependency failed to start: container " + name + " exited (4)");
    }

    @Test
    default void withoutACheckNothingIsEverHealthy() {
        String name = world().start(sleeper("db"));
        assertThatThrownBy(() -> world().awaitHealthy(name, need("db", true)))
                .hasMessage("dependency failed to start: container " + name + " has no healthcheck configured");
    }

    @Test
    default void withoutACheckRunningIsEnoughForThePersonWhoWaits() {
        String name = world().start(sleeper("db"));
        world().awaitRunning(name, want("db", Duration.ofSeconds(60)));
    }

    @Test
    default void withACheckThePersonWaitsForHealth() {
        String good = world().start(checked(sleeper("good"), "true"));
        world().awaitRunning(good, want("good", Duration.ofSeconds(60)));
        assertThat(world().container(good).health()).isEqualTo(Health.HEALTHY);
        String bad = world().start(checked(sleeper("bad"), "exit 1"));
        assertThatThrownBy(() -> world().awaitRunning(bad, want("bad", Duration.ofSeconds(60))))
                .hasMessage("container " + bad + " is unhealthy");
    }

    @Test
    default void thePersonIsToldWhenAContainerFailedAndNotWhenItIsDone() {
        String done = world().start(running("job", "sh", "-c", "exit 0"));
        world().awaitCompleted(done, need("job", true));
        world().awaitRunning(done, want("job", Duration.ofSeconds(60)));
        String failed = world().start(running("other", "sh", "-c", "exit 7"));
        assertThatThrownBy(() -> world().awaitCompleted(failed, need("other", false)))
                .hasMessageContaining("exit 7");
        assertThatThrownBy(() -> world().awaitRunning(failed, want("other", Duration.ofSeconds(60))))
                .hasMessage("container " + failed + " exited (7)");
    }

    @Test
    default void completionIsTheExitWithZero() {
        String good = world().start(running("good", "sh", "-c", "exit 0"));
        world().awaitCompleted(good, need("good", true));
        String bad = world().start(running("bad", "sh", "-c", "exit 3"));
        assertThatThrownBy(() -> world().awaitCompleted(bad, need("bad", true)))
                .hasMessage("service \"bad\" didn't complete successfully: exit 3");
        assertThatThrownBy(() -> world().awaitCompleted(bad, need("bad", false)))
                .hasMessage("optional dependency \"bad\" didn't complete successfully: exit 3");
    }

    @Test
    default void aWaitEndsAtItsLimit() {
        var slow = new Healthcheck(List.of("CMD-SHELL", "exit 1"), Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofSeconds(5)), OptionalLong.of(3), Optional.of(Duration.ofMinutes(5)),
                Optional.empty(), false, Map.of());
        String name = world().start(checked(sleeper("db"), slow));
        assertThatThrownBy(() -> world().awaitRunning(name, want("db", Duration.ofSeconds(2))))
                .hasMessage("application not healthy after 2s");
    }

    @Test
    default void aWaitEndsWhenItsThreadIsInterrupted() {
        String name = world().start(sleeper("db"));
        var outcome = new CompletableFuture<Throwable>();
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                world().awaitCompleted(name, need("db", true));
                outcome.complete(new AssertionError("the wait ended by itself"));
            } catch (Throwable ended) {
                outcome.complete(ended);
            }
        });
        waiter.interrupt();
        assertThat(outcome.join()).isInstanceOfSatisfying(ComposeException.class,
                ended -> assertThat(ended.kind()).isEqualTo(ComposeException.Kind.CANCELLED));
    }

    @Test
    default void aWaitSeesWhatHappensAfterItBegan() {
        String name = world().start(sleeper("db"));
        var outcome = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try {
                world().awaitCompleted(name, need("db", true));
                outcome.complete("completed");
            } catch (ComposeException ended) {
                outcome.complete(ended.getMessage());
            }
        });
        world().perform(new io.jcompose.planner.plan.Operation.KillContainer(
                io.jcompose.planner.state.ResourceId.container(name), "SIGKILL"));
        assertThat(outcome.join()).isEqualTo("service \"db\" didn't complete successfully: exit 137");
    }
}
