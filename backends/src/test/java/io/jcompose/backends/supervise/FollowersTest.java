package io.jcompose.backends.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowersTest {
    private static final List<String> IT = List.of("id");
    private final VirtualWorld world = new VirtualWorld(true);

    @Test
    void whatAPersonStopsBeforeItsTurnStaysStopped() {
        world.look();
        world.supervision.followers().following(IT);
        world.pass(Duration.ofSeconds(2));
        world.end(143);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.supervision.followers().ended(IT, IT);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        assertThat(world.told).isEmpty();
    }

    @Test
    void whatASupervisorKilledBeforeItsTurnLeavesStoppedStaysStopped() {
        world.look();
        world.supervision.followers().following(IT);
        world.end(143);
        world.another();
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
    }

    @Test
    void itsEndInTheMiddleOfItsRestartIsNotAnInterruption() {
        world.look();
        world.supervision.followers().following(IT);
        world.supervision.followers().turn("id", world.now);
        world.end(143);
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.run(0);
        world.supervision.followers().ended(IT, List.of());
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        assertThat(world.told).isEmpty();
    }

    @Test
    void aRestartOfOneThatBrokeIsFinished() {
        world.look();
        world.supervision.followers().following(IT);
        world.supervision.followers().turn("id", world.now);
        world.end(143);
        world.supervision.followers().ended(IT, List.of());
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.StartAfter.class);
    }

    @Test
    void whatIsStillUnhealthyAfterwardsIsRestarted() {
        world.look();
        world.supervision.followers().following(IT);
        world.health = Health.UNHEALTHY;
        world.look();
        assertThat(world.nothingIsDue()).isTrue();
        world.supervision.followers().ended(IT, IT);
        world.look();
        assertThat(world.begin().decision()).isInstanceOf(RestartDecision.RestartAfter.class);
    }
}
