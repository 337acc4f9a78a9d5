package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stop that a person asked for is never fought, also when the engine keeps no trace of it. */
final class PersonsStopTest {
    private final VirtualWorld world = new VirtualWorld(true);

    private Act restartBegins() {
        world.look();
        world.health = Health.UNHEALTHY;
        world.look();
        Act act = world.begin();
        assertThat(act.decision()).isInstanceOf(RestartDecision.RestartAfter.class);
        return act;
    }

    @Test
    void oneThatMeetsARestartIsObeyedAfterIt() {
        Act act = restartBegins();
        world.pass(Duration.ofMillis(500));
        world.stopAsked = Optional.of(world.now);
        world.end(143);
        world.run(0);
        world.done(act);
        Act obey = world.begin();
        assertThat(obey.decision()).isInstanceOf(RestartDecision.Obey.class);
        world.end(143);
        world.done(obey);
        world.pass(Duration.ofMinutes(1));
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void oneThatDockerTellsOfWithinOurRestartIsObeyedAfterIt() {
        Act act = restartBegins();
        for (String told : new String[] {"kill", "kill", "stop", "stop", "die"}) world.tell(told);
        world.end(143);
        world.run(0);
        world.done(act);
        assertThat(world.supervision.due(world.now)).isEmpty();
        world.tell("restart");
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.Obey.class);
    }

    @Test
    void anotherRestartWithinOursIsNoStop() {
        Act act = restartBegins();
        for (String told : new String[] {"stop", "stop"}) world.tell(told);
        world.end(143);
        world.run(0);
        world.tell("restart");
        world.done(act);
        world.tell("restart");
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void stopsAndRestartsOfLaterAreThePersonsOwn() {
        Act act = restartBegins();
        world.tell("stop");
        world.end(143);
        world.run(0);
        world.tell("restart");
        world.done(act);
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofSeconds(20));
            world.tell("stop");
            assertThat(world.nothingIsDue()).isTrue();
            world.tell("restart");
            assertThat(world.nothingIsDue()).isTrue();
        }
    }

    @Test
    void aStartAfterItCounts() {
        Act act = restartBegins();
        world.stopAsked = Optional.empty(); // as it reads after a stop and a start
        world.end(143);
        world.run(0);
        world.done(act);
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void oneBeforeTheRestartWasBegunCounts() {
        world.look();
        world.health = Health.UNHEALTHY;
        world.pass(Duration.ofSeconds(1));
        world.stopAsked = Optional.of(world.now);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.end(143);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void oneOfLongAgoDoesNot() {
        world.stopAsked = Optional.of(world.now.minusSeconds(60));
        restartBegins();
    }

    @Test
    void oneThatNeverCameIsForgotten() {
        world.look();
        world.pass(Duration.ofSeconds(1));
        world.stopAsked = Optional.of(world.now);
        world.health = Health.UNHEALTHY;
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.pass(Duration.ofMinutes(3));
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.RestartAfter.class);
    }

    @Test
    void oneThatASupervisorDidNotLiveToSeeIsObeyedByTheNext() {
        restartBegins();
        world.stopAsked = Optional.of(world.now.plusMillis(1));
        world.end(143);
        world.another();
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.another();
        world.run(0); // the start that was under way all the time
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.Obey.class);
    }

    @Test
    void whatAPersonStartsAfterItIsNotStopped() {
        restartBegins();
        world.stopAsked = Optional.of(world.now.plusMillis(1));
        world.end(143);
        world.another();
        world.look();
        world.pass(Duration.ofHours(1));
        world.run(0);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void oneOfWhatIsHeldDownIsObeyed() {
        var podman = new VirtualWorld(false);
        podman.look();
        for (int i = 1; i <= 5; i++) {
            podman.end(1);
            podman.run(i);
            podman.look();
        }
        Act hold = podman.begin();
        assertThat(hold.decision()).isInstanceOf(RestartDecision.Hold.class);
        podman.held();
        podman.done(hold);
        podman.stopAsked = Optional.of(podman.now);
        podman.pass(Duration.ofSeconds(1));
        podman.look();
        assertThat(podman.nothingIsDue()).isTrue();
    }

    @Test
    void oneOfWhatIsHeldDownIsSeenThoughNobodyToldOfIt() {
        var podman = new VirtualWorld(false);
        podman.look();
        for (int i = 1; i <= 5; i++) {
            podman.end(1);
            podman.run(i);
            podman.look();
        }
        Act hold = podman.begin();
        podman.held();
        podman.done(hold);
        podman.pass(Duration.ofMillis(500));
        podman.end(2);
        podman.look();
        assertThat(podman.nothingIsDue()).isTrue();
        podman.pass(Duration.ofMinutes(2));
        podman.look();
        assertThat(podman.nothingIsDue()).isTrue();
    }

    @Test
    void oneThatIsUnderWayIsNotMetByARestart() {
        world.look();
        world.pass(Duration.ofSeconds(1));
        world.signal(15);
        world.health = Health.UNHEALTHY;
        world.look();
        assertThat(world.supervision.due(world.now.plusSeconds(1))).isEmpty();
        world.end(137);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void oneThatBeginsWhileARestartIsWaitedForEndsTheWait() {
        world.look();
        world.health = Health.UNHEALTHY;
        world.look();
        world.pass(Duration.ofMillis(50));
        world.signal(3);
        world.look();
        assertThat(world.told).last().isEqualTo("leave: somebody is ending it");
        assertThat(world.supervision.due(world.now.plusSeconds(1))).isEmpty();
    }

    @Test
    void oneThatDoesNotEndItIsNotWaitedForForever() {
        world.look();
        world.pass(Duration.ofSeconds(1));
        world.signal(15);
        world.health = Health.UNHEALTHY;
        world.look();
        assertThat(world.nothingIsDue()).as("looked at again when its time was up").isTrue();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.RestartAfter.class);
    }

    @Test
    void aSignalThatTellsSomethingEndsNothing() {
        world.look();
        world.pass(Duration.ofSeconds(1));
        world.signal(1);
        assertThat(restartBegins().decision()).isInstanceOf(RestartDecision.RestartAfter.class);
    }

    @Test
    void ourOwnSignalsAreNobodysStop() {
        Act act = restartBegins();
        world.pass(Duration.ofSeconds(1));
        world.signal(15);
        world.end(143);
        world.run(0);
        world.done(act);
        world.health = Health.UNHEALTHY;
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.RestartAfter.class);
    }
}
