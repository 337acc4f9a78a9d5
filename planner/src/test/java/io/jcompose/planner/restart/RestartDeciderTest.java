package io.jcompose.planner.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.part.RestartPolicy;
import io.jcompose.planner.restart.RestartHistory.Action;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RestartDeciderTest {
    private static final Instant T = Instant.ofEpochSecond(1_000_000);

    private final RestartDecider docker = new RestartDecider(Backoff.Delays.PLAIN, true, Optional.empty());
    private final RestartDecider podman = new RestartDecider(Backoff.Delays.PLAIN, false, Optional.empty());

    private static Sighting sighting(ContainerState state, Health health, String restart, boolean checked) {
        return new Sighting("id", "p-web-1", Map.of(ComposeLabels.PROJECT, "p", ComposeLabels.SERVICE, "web"), state,
                health, T, Instant.EPOCH, 0, RestartPolicy.parse(restart), 0, checked, "");
    }

    private static SupervisionPolicy policy(String label) {
        return label.isEmpty() ? SupervisionPolicy.USUAL
                : SupervisionPolicy.of(Map.of(ComposeLabels.SUPERVISE, label));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # state   | health    | restart        | checked | label                                  | decision | why
            RUNNING   | UNHEALTHY | always         | true    | ''                                     | restart  | unhealthy
            RUNNING   | UNHEALTHY | unless-stopped | true    | ''                                     | restart  | unhealthy
            RUNNING   | UNHEALTHY | on-failure     | true    | ''                                     | restart  | unhealthy
            RUNNING   | UNHEALTHY | no             | true    | ''                                     | leave    | not supervised
            RUNNING   | UNHEALTHY | ''             | true    | ''                                     | leave    | not supervised
            RUNNING   | UNHEALTHY | no             | true    | true                                   | restart  | unhealthy
            RUNNING   | UNHEALTHY | always         | true    | false                                  | leave    | not supervised
            RUNNING   | UNHEALTHY | always         | true    | '{"on_unhealthy":"stop"}'              | stop     | unhealthy
            RUNNING   | UNHEALTHY | always         | true    | '{"on_unhealthy":"kill"}'              | kill     | unhealthy
            RUNNING   | UNHEALTHY | always         | true    | '{"on_unhealthy":"none"}'              | leave    | unhealthy; on_unhealthy: none
            RUNNING   | UNHEALTHY | no             | true    | '{"enabled":null,"max_attempts":3}'    | leave    | not supervised
            RUNNING   | HEALTHY   | always         | true    | ''                                     | leave    | healthy
            RUNNING   | STARTING  | always         | true    | ''                                     | leave    | starting
            RUNNING   | NONE      | always         | false   | ''                                     | leave    | not supervised
            PAUSED    | UNHEALTHY | always         | true    | ''                                     | leave    | paused
            EXITED    | NONE      | always         | true    | ''                                     | leave    | stopped
            CREATED   | NONE      | always         | true    | ''                                     | leave    | not started
            RESTARTING| NONE      | always         | true    | ''                                     | leave    | the engine is restarting it
            REMOVING  | NONE      | always         | true    | ''                                     | leave    | being removed
            """)
    void decides(ContainerState state, Health health, String restart, boolean checked, String label, String decision,
            String why) {
        Sighting sighting = sighting(state, health, restart, checked);
        RestartDecision decided = docker.decide(policy(label), sighting, RestartHistory.begin(sighting), T);
        assertThat(decided.word()).isEqualTo(decision);
        assertThat(decided.why()).isEqualTo(why);
    }

    @Test
    void waitsGrowAsDockersDoAndAreForgottenAfterTenGoodSeconds() {
        Instant now = T;
        Sighting sighting = sighting(ContainerState.RUNNING, Health.UNHEALTHY, "always", true);
        RestartHistory history = RestartHistory.begin(sighting);
        long[] millis = {100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000};
        for (long expected : millis) {
            assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, history, now))
                    .isInstanceOfSatisfying(RestartDecision.RestartAfter.class,
                            restart -> assertThat(restart.delay()).isEqualTo(Duration.ofMillis(expected)));
            now = now.plusSeconds(60);
            history = history.acting(Action.RESTART, now);
            sighting = begun(sighting, now);
            history = history.seen(sighting, now, Duration.ofSeconds(10));
        }
        assertThat(history.looping()).isTrue();
        assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, history, now).why())
                .isEqualTo("crash loop: unhealthy again after 12 restarts in a row");
        Sighting well = sighting.withHealth(Health.HEALTHY);
        history = history.seen(well, now, Duration.ofSeconds(10));
        history = history.seen(sighting, now.plusSeconds(9), Duration.ofSeconds(10));
        assertThat(history.streak()).isEqualTo(12);
        history = history.seen(well, now, Duration.ofSeconds(10));
        history = history.seen(sighting, now.plusSeconds(10), Duration.ofSeconds(10));
        assertThat(history.streak()).isZero();
    }

    private static Sighting begun(Sighting sighting, Instant started) {
        return new Sighting(sighting.id(), sighting.name(), sighting.labels(), sighting.state(), sighting.health(),
                started, sighting.finished(), 0, sighting.restart(), 0, true, "");
    }

    @Test
    void givesUpAfterAsManyAttemptsAsItMay() {
        Sighting sighting = sighting(ContainerState.RUNNING, Health.UNHEALTHY, "on-failure:2", true);
        RestartHistory history = RestartHistory.begin(sighting);
        for (int i = 1; i <= 2; i++) {
            history = history.acting(Action.RESTART, T);
            sighting = begun(sighting, T.plusSeconds(i));
            history = history.seen(sighting, T, Duration.ofSeconds(10));
        }
        assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, history, T))
                .isEqualTo(new RestartDecision.GiveUp("still unhealthy after 2 restarts"));
        assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, history.givingUp("x"), T).word())
                .isEqualTo("leave");
        // a person restarts it: a new run that is not ours, and that the engine's policy did not begin
        RestartHistory anew = history.givingUp("x").seen(begun(sighting, T.plusSeconds(50)), T, Duration.ofSeconds(10));
        assertThat(anew.gaveUp()).isEmpty();
        assertThat(anew.streak()).isZero();
    }

    @Test
    void givesUpWhenThereWereTooManyRestartsInTheWindow() {
        SupervisionPolicy policy = policy("{\"max_restarts\":2,\"window\":\"1h\"}");
        Sighting sighting = sighting(ContainerState.RUNNING, Health.UNHEALTHY, "always", true);
        RestartHistory history = RestartHistory.begin(sighting).acting(Action.RESTART, T).ended()
                .acting(Action.RESTART, T.plusSeconds(1800)).ended();
        assertThat(docker.decide(policy, sighting, history, T.plusSeconds(3000)))
                .isEqualTo(new RestartDecision.GiveUp("unhealthy again after 2 restarts in 1h"));
        assertThat(docker.decide(policy, sighting, history, T.plusSeconds(3700)).word()).isEqualTo("restart");
    }

    @Test
    void onPodmanACrashLoopIsHeldDownLongerAndLonger() {
        Sighting sighting = sighting(ContainerState.RUNNING, Health.STARTING, "always", true);
        RestartHistory history = RestartHistory.begin(sighting);
        for (int crash = 1; crash <= 5; crash++) {
            Instant started = T.plusSeconds(crash);
            sighting = new Sighting("id", "p-web-1", sighting.labels(), ContainerState.RUNNING, Health.STARTING,
                    started, started.minusMillis(1), 1, sighting.restart(), crash, true, "");
            history = history.seen(sighting, started, Duration.ofSeconds(10));
            assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, history, started).word()).isEqualTo("leave");
        }
        assertThat(podman.decide(SupervisionPolicy.USUAL, sighting, history, T.plusSeconds(5)))
                .isEqualTo(new RestartDecision.Hold(Duration.ofMillis(1600),
                        "crash loop: ended with 1, 5 times in a row"));
    }

    @Test
    void whatWeStoppedHalfwayIsStartedAndWhatOthersStopLaterIsNot() {
        Sighting running = sighting(ContainerState.RUNNING, Health.UNHEALTHY, "always", true);
        RestartHistory history = RestartHistory.begin(running).acting(Action.RESTART, T);
        assertThat(docker.decide(SupervisionPolicy.USUAL, ended(T.plusSeconds(10)), history, T.plusSeconds(11)))
                .isEqualTo(new RestartDecision.StartAfter(Duration.ZERO, "its restart was interrupted"));
        assertThat(docker.decide(SupervisionPolicy.USUAL, ended(T.plusSeconds(3600)), history, T.plusSeconds(3601)))
                .isEqualTo(new RestartDecision.Leave("stopped"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # ended, seconds after the run began | machine started | decision
            -1    | 1000 | start
            950   | 1000 | start
            500   | 1000 | leave
            1500  | 1000 | leave
            -1    | -10  | leave
            """)
    void afterAStartOfTheMachineWhatRanUntilThenIsStarted(long ended, long booted, String decision) {
        var afterBoot = new RestartDecider(Backoff.Delays.PLAIN, false, Optional.of(T.plusSeconds(booted)));
        Sighting sighting = ended(T.plusSeconds(ended));
        assertThat(afterBoot.decide(SupervisionPolicy.USUAL, sighting, RestartHistory.begin(sighting),
                T.plusSeconds(2000)).word()).isEqualTo(decision);
        assertThat(docker.decide(SupervisionPolicy.USUAL, sighting, RestartHistory.begin(sighting),
                T.plusSeconds(2000)).word()).isEqualTo("leave");
    }

    private static Sighting ended(Instant finished) {
        return new Sighting("id", "p-web-1", Map.of(ComposeLabels.PROJECT, "p"), ContainerState.EXITED, Health.NONE, T,
                finished, 137, RestartPolicy.parse("always"), 0, true, "");
    }
}
