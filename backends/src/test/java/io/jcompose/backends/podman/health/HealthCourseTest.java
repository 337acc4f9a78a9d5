package io.jcompose.backends.podman.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.json.JsonReader;
import io.jcompose.planner.state.Health;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthCourseTest {
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);

    private static CheckRhythm rhythm(int interval, int startPeriod, int retries) {
        return new CheckRhythm(Duration.ofSeconds(interval), Duration.ofSeconds(1), Duration.ofSeconds(startPeriod),
                Duration.ofSeconds(5), retries);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void theFirstProbeIsDueAtOnceAndTheOthersFollowTheInterval() {
        var course = new HealthCourse(rhythm(10, 0, 3), START, at(0), false);
        assertThat(course.due()).isEqualTo(at(0));
        course.failed(at(0), at(1));
        assertThat(course.due()).isEqualTo(at(11));
        course.succeeded(at(12));
        assertThat(course.due()).isEqualTo(at(22));
        assertThat(course.verdict()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void aProbeThatDockerWouldNotHaveMadeYetDoesNotCount() {
        var course = new HealthCourse(rhythm(10, 0, 1), START, at(0), false);
        course.failed(at(0), at(1));
        assertThat(course.verdict()).isEqualTo(Health.STARTING);
        course.failed(at(11), at(11));
        assertThat(course.verdict()).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void asManyFailuresInARowAsAllowedMakeUnhealthy() {
        var course = new HealthCourse(rhythm(10, 0, 3), START, at(60), false);
        course.failed(at(60), at(60));
        course.failed(at(70), at(70));
        course.succeeded(at(80));
        course.failed(at(90), at(90));
        course.failed(at(100), at(100));
        assertThat(course.verdict()).isEqualTo(Health.HEALTHY);
        course.failed(at(110), at(110));
        assertThat(course.verdict()).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void failuresWithinTheStartPeriodDoNotCountAndComeFaster() {
        var course = new HealthCourse(rhythm(10, 30, 1), START, at(15), false);
        course.failed(at(15), at(15));
        assertThat(course.due()).isEqualTo(at(16));
        course.failed(at(29), at(31));
        assertThat(course.verdict()).isEqualTo(Health.STARTING);
        course.failed(at(32), at(32));
        assertThat(course.verdict()).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void oneFailureConfirmsThatAContainerIsStillUnhealthy() {
        var course = new HealthCourse(rhythm(10, 0, 3), START, at(3600), true);
        assertThat(course.verdict()).isEqualTo(Health.STARTING);
        course.failed(at(3600), at(3600));
        assertThat(course.verdict()).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void whatAnInspectionLeavesOutHasDockersValues() {
        CheckRhythm rhythm = CheckRhythm
                .of(JsonReader.readObject("{\"Config\":{\"Healthcheck\":{\"Test\":[\"CMD\"]}}}"));
        assertThat(rhythm).isEqualTo(new CheckRhythm(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ZERO,
                Duration.ofSeconds(30), 1));
    }

    @Test
    void theStartIntervalComesFromTheAnnotation() {
        CheckRhythm rhythm = CheckRhythm
                .of(JsonReader.readObject("{\"Config\":{\"Healthcheck\":{\"Interval\":2000000000},"
                        + "\"Annotations\":{\"io.jcompose.healthcheck.start-interval\":\"500000000\"}}}"));
        assertThat(rhythm.startInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(rhythm.interval()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void onlyAPolicyThatStillHoldsBringsAContainerBack() {
        assertThat(ended("always", 0, 0, 0).willRestart()).isTrue();
        assertThat(ended("unless-stopped", 1, 0, 9).willRestart()).isTrue();
        assertThat(ended("on-failure", 0, 0, 0).willRestart()).isFalse();
        assertThat(ended("on-failure", 1, 3, 2).willRestart()).isTrue();
        assertThat(ended("on-failure", 1, 3, 3).willRestart()).isFalse();
        assertThat(ended("", 1, 0, 0).willRestart()).isFalse();
    }

    private static Inspection ended(String policy, int exitCode, int most, int restarts) {
        return new Inspection(JsonReader.readObject("{\"State\":{\"Status\":\"exited\",\"ExitCode\":" + exitCode
                + "},\"RestartCount\":" + restarts + ",\"HostConfig\":{\"RestartPolicy\":{\"Name\":\"" + policy
                + "\",\"MaximumRetryCount\":" + most + "}}}"));
    }
}
