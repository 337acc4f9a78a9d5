package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.state.ContainerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that end again and again are called that, however much of it was seen. */
final class CrashLoopTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void threeShortRunsInARowAreTold(boolean engineBacksOff) {
        var world = new VirtualWorld(engineBacksOff);
        world.look();
        for (int i = 1; i <= 3; i++) {
            world.end(7);
            world.run(i);
            world.look();
        }
        assertThat(world.told).containsExactly("crash-loop: crash loop: ended with 7, 3 times in a row");
        assertThat(world.state().state()).isEqualTo("crash-loop");
        world.another();
        world.look();
        assertThat(world.told).hasSize(1);
    }

    @Test
    void runsThatNobodySawCountToo() {
        var world = new VirtualWorld(true);
        world.look();
        for (int i = 1; i <= 4; i++) {
            world.end(1);
            world.run(i);
        }
        world.look();
        assertThat(world.told).containsExactly("crash-loop: crash loop: ended with 1, 4 times in a row");
    }

    /** On Podman it never seems to run, however often it is looked at. */
    @Test
    void whatDiesAtOnceIsHeldTwiceAsLongEachTime() {
        var world = new VirtualWorld(false);
        world.look();
        for (int i = 1; i <= 5; i++) {
            world.run(i);
            world.end(3);
            world.look();
        }
        var waits = new ArrayList<Long>();
        for (int cycle = 0; cycle < 8; cycle++) { // each of them one run
            Act hold = world.begin();
            assertThat(hold.decision()).isInstanceOf(RestartDecision.Hold.class);
            world.run(world.engineCount + 1); // it is started and ends once more before it can be held
            world.end(3);
            world.held();
            world.done(hold);
            assertThat(world.state().state()).isEqualTo("held");
            Instant held = world.now;
            Act start = world.begin();
            waits.add(Duration.between(held, world.now).toMillis());
            assertThat(start.decision()).isInstanceOf(RestartDecision.StartAfter.class);
            world.run(0);
            world.end(3);
            world.done(start);
        }
        assertThat(waits).containsExactly(1600L, 3200L, 6400L, 12_800L, 25_600L, 51_200L, 60_000L, 60_000L);
        assertThat(world.told).contains("crash-loop: crash loop: ended with 3, 3 times in a row");
    }

    @Test
    void whatIsStartedAfterAWaitHasItsChance() {
        var world = new VirtualWorld(false);
        world.look();
        for (int i = 1; i <= 5; i++) {
            world.run(i);
            world.end(3);
            world.look();
        }
        Act hold = world.begin();
        world.held();
        world.done(hold);
        Act start = world.begin();
        world.run(0);
        world.done(start);
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void aLimitOfRestartsHoldsThoughTheEngineForgetsItsCount() {
        var world = new VirtualWorld(false);
        world.restart = "on-failure:6";
        world.look();
        for (int i = 1; i <= 5; i++) {
            world.run(i);
            world.end(3);
            world.look();
        }
        Act hold = world.begin();
        world.held();
        world.done(hold);
        Act start = world.begin();
        world.run(0);
        world.end(3);
        world.done(start);
        Act last = world.begin();
        assertThat(last.decision()).isEqualTo(new RestartDecision.GiveUp(
                "crash loop: ended with 3, 6 times in a row; at most 6 restarts", true));
        world.held();
        world.look();
        world.end(2);
        world.done(last);
        assertThat(world.nothingIsDue()).isTrue();
        assertThat(world.state().state()).isEqualTo("gave-up");
        world.pass(Duration.ofMinutes(1));
        world.run(0); // a person starts it
        world.look();
        assertThat(world.state().state()).isEqualTo("watching");
    }

    @Test
    void oneThatAPersonStopsBeforeItIsHeldIsLeft() {
        var world = new VirtualWorld(false);
        world.look();
        for (int i = 1; i <= 5; i++) {
            world.run(i);
            world.end(3);
            world.look();
        }
        Act hold = world.begin();
        world.supervision.ended(hold, Act.Result.NOT_NEEDED, "it is exited", world.now);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        assertThat(world.told).endsWith("leave: it is exited");
    }

    @Test
    void longRunsAreNoLoop() {
        var world = new VirtualWorld(true);
        world.look();
        for (int i = 1; i <= 4; i++) {
            world.pass(Duration.ofMinutes(5));
            world.end(1);
            world.run(i);
        }
        world.look();
        assertThat(world.told).isEmpty();
    }

    @Test
    void oneThatWasOverBeforeAnybodyLookedIsTold() {
        var world = new VirtualWorld(true);
        world.restart = "on-failure:2";
        world.run(2);
        world.end(3);
        world.look();
        assertThat(world.told).isEmpty();
        world = new VirtualWorld(true);
        world.restart = "on-failure:3";
        world.run(3);
        world.end(3);
        world.look();
        assertThat(world.told)
                .containsExactly(
                        "crash-loop: crash loop: ended with 3, 4 times in a row; the engine starts it no more");
        assertThat(world.state().reason()).startsWith("crash loop");
    }

    @Test
    void oneWhoseEndWasSeenIsToldWithTheLastEnd() {
        var world = new VirtualWorld(true);
        world.restart = "on-failure:2";
        world.look();
        for (int i = 1; i <= 2; i++) {
            world.end(3);
            world.run(i);
            world.look();
        }
        world.end(3);
        world.look();
        assertThat(world.told)
                .containsExactly(
                        "crash-loop: crash loop: ended with 3, 3 times in a row; the engine starts it no more");
    }

    @Test
    void theEnginesWaitBetweenTwoRunsTells() {
        var world = new VirtualWorld(true);
        world.end(1);
        world.engineCount = 5;
        world.state = ContainerState.RESTARTING;
        world.look();
        assertThat(world.told).containsExactly("crash-loop: crash loop: ended with 1, 5 times in a row");
        world = new VirtualWorld(true);
        world.end(1);
        world.pass(Duration.ofSeconds(3));
        world.run(5);
        world.look();
        assertThat(world.told).containsExactly("crash-loop: crash loop: ended with 1, 5 times in a row");
    }

    @Test
    void onePausedAndTakenUpAgainIsLookedAtThoughNobodyTells() {
        var world = new VirtualWorld(true);
        world.state = ContainerState.PAUSED;
        world.look();
        assertThat(world.supervision.next(world.now)).isPresent();
        world.pass(Duration.ofSeconds(3));
        assertThat(world.supervision.rechecks(world.now)).containsExactly("id");
    }

    private VirtualWorld endedForGoodBeforeItIsHeld(int exitCode) {
        var world = new VirtualWorld(false);
        world.restart = "on-failure:6";
        world.look();
        for (int i = 1; i <= 5; i++) {
            world.end(3);
            world.run(i);
            world.look();
        }
        Act hold = world.begin();
        world.end(3);
        world.run(6);
        world.end(exitCode);
        world.supervision.ended(hold, Act.Result.NOT_NEEDED, "it is exited", world.now);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        return world;
    }

    @Test
    void whatTheEngineGaveUpBeforeItWasHeldIsALoopStill() {
        VirtualWorld world = endedForGoodBeforeItIsHeld(3);
        assertThat(world.state().state()).isEqualTo("crash-loop");
        assertThat(world.state().reason()).endsWith("; the engine starts it no more");
    }

    @Test
    void whatAPersonStoppedBeforeItWasHeldIsNone() {
        VirtualWorld world = endedForGoodBeforeItIsHeld(0);
        assertThat(world.state().state()).isEqualTo("watching");
        assertThat(world.state().reason()).isEmpty();
    }
}
