package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.supervise.Act.Result;
import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.Outage;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ended because the engine was killed runs again afterwards; what a person stopped does not. */
final class EngineOutageTest {
    private final VirtualWorld world = new VirtualWorld(true);

    private Outage outage(Duration length) {
        Instant from = world.now;
        world.pass(length);
        return new Outage(from, world.now.plusSeconds(1));
    }

    @Test
    void whatEndedWithTheEngineIsStartedWhenTheEngineHasNotDoneIt() {
        world.look();
        Outage outage = outage(Duration.ofMinutes(3));
        world.end(137);
        world.supervision.missed(outage);
        world.look();
        assertThat(world.supervision.due(world.now)).isEmpty();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.StartAfter.class);
        assertThat(world.told).containsExactly("start: it ended with the engine");
    }

    @Test
    void whatEndedWithTheEngineIsStartedByASupervisorThatWasNotThereEither() {
        Outage outage = new Outage(world.now.plusMillis(5), world.now.plusSeconds(3), true);
        world.end(143);
        world.pass(Duration.ofMinutes(1));
        world.supervision.missed(outage);
        world.look();
        assertThat(world.supervision.due(world.now)).hasSize(1);
        assertThat(world.told).containsExactly("start: it ended with the engine");
    }

    @Test
    void whatEndedWithTheEngineIsStartedInOrderButDoesNotWaitForHealth() {
        Outage outage = new Outage(world.now.plusMillis(5), world.now.plusSeconds(3), true);
        world.end(143);
        world.supervision.missed(outage);
        world.supervision.seen(sighting("db", "", ContainerState.EXITED), world.now);
        world.supervision.seen(sighting("web", "db:service_healthy:false", ContainerState.EXITED), world.now);
        Act db = world.begin();
        assertThat(db.sighting().service()).isEqualTo("db");
        world.run(0);
        world.supervision.ended(db, Result.DONE, "", world.now);
        world.supervision.seen(sighting("db", "", ContainerState.RUNNING), world.now);
        assertThat(world.begin().sighting().service()).isEqualTo("web");
    }

    private Sighting sighting(String service, String dependencies, ContainerState state) {
        return new Sighting(service, "p-" + service + "-1", Map.of(ComposeLabels.PROJECT, "p", ComposeLabels.SERVICE,
                service, ComposeLabels.DEPENDS_ON, dependencies), state, Health.STARTING, world.started,
                world.finished, 143, RestartPolicy.parse("unless-stopped"), 0, true, "");
    }

    @Test
    void theEngineMayBeKilledAgainBeforeWhatEndedWithItIsStarted() {
        Outage first = new Outage(world.now.plusMillis(5), world.now.plusSeconds(1));
        world.end(143);
        world.pass(Duration.ofSeconds(2));
        world.supervision.missed(first);
        world.supervision.missed(new Outage(world.now, world.now.plusSeconds(1)));
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.StartAfter.class);
    }

    @Test
    void whatWasStoppedBeforeTheEngineWasKilledStaysStoppedForALaterSupervisor() {
        world.end(143);
        world.pass(Duration.ofSeconds(1));
        world.supervision.missed(new Outage(world.now, world.now.plusSeconds(3), true));
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void whatTheEngineHasStartedIsLeft() {
        world.look();
        Outage outage = outage(Duration.ofMinutes(3));
        world.end(137);
        world.supervision.missed(outage);
        world.look();
        world.run(1);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void whatWasStoppedBeforeOrAfterStaysStopped() {
        world.look();
        world.end(0);
        world.pass(Duration.ofSeconds(1));
        world.supervision.missed(outage(Duration.ofMinutes(3)));
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.run(0);
        world.look();
        world.pass(Duration.ofMinutes(1));
        world.end(0);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void aStopThatWasUnderWayIsObeyed() {
        world.look();
        world.pass(Duration.ofMillis(1));
        world.stopAsked = Optional.of(world.now);
        Outage outage = outage(Duration.ofMinutes(3));
        world.end(137);
        world.supervision.missed(outage);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void withoutAPolicyForItNothingIsStarted() {
        world.restart = "on-failure";
        world.look();
        Outage outage = outage(Duration.ofMinutes(3));
        world.end(0);
        world.supervision.missed(outage);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void aRestartThatTheEngineDidNotLiveToFinishIsFinishedHoweverLongItWasGone() {
        world.look();
        world.health = Health.UNHEALTHY;
        world.look();
        Act act = world.begin();
        Outage outage = outage(Duration.ofMinutes(3));
        world.end(137);
        world.supervision.ended(act, Result.UNKNOWN, "gone", world.now);
        world.supervision.missed(outage);
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.StartAfter.class);
    }
}
