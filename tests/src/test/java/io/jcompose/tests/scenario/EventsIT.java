package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.doesNotAnswer;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Scenario.run;

import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to containers, and what they use. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EventsIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void eventsAndUseOfContainersAreShown(TestEngine engine) {
        try (Scenario two = Scenario.written(engine, directory, """
                services:
                  a: &service
                    image: busybox:test
                    command: ["sleep", "1000"]
                    stop_signal: SIGKILL
                    volumes: ["data:/data"]
                  b:
                    <<: *service
                    volumes: []
                volumes:
                  data:
                """)) {
            String name = two.project();
            two.step("up", run("up", "-d"), exits(0), running("a", "b"));
            two.step("what has happened", run("events", "--since", "10m", "--until", "0s", "--json", "a"), exits(1),
                    answers("{\"action\":\"create\",", "{\"action\":\"start\",", "\"name\":\"" + name + "-a-1\"",
                            "\"service\":\"a\"", "\"type\":\"container\"}"),
                    doesNotAnswer("\"service\":\"b\"", "com.docker.compose"));
            two.step("use, once", run("stats", "--no-stream", "--format", "json", "a"), exits(0),
                    answers("\"Name\":\"" + name + "-a-1\"", "\"PIDs\":\"1\"", "\"CPUPerc\":\"0."),
                    doesNotAnswer("-b-1", "\"--\""));
            two.step("volumes", run("volumes", "-q"), exits(0), answers(name + "_data\n"));
            two.step("volumes of a service without", run("volumes", "-q", "b"), exits(0), doesNotAnswer("_data"));
        }
    }
}
