package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.state.ContainerState;
import java.time.Duration;
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
}
