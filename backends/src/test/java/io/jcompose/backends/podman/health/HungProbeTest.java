package io.jcompose.backends.podman.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.ScriptedEngine;
import io.jcompose.backends.transport.ScriptedEngine.Talk;
import io.jcompose.model.json.JsonReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HungProbeTest {
    private static List<Long> found(String rows, String... test) {
        return HungProbe.find(JsonReader.readObject("{\"Processes\":[" + rows + "]}"), List.of(test), 50);
    }

    @Test
    void theCommandOfAProbeIsFoundByItsName() {
        String rows = """
                ["1","0","40","sleep 777"],
                ["17","0","42","sleep 777"],
                ["18","17","43","sleep 777"],
                ["19","0","44","sleep 778"]
                """;
        assertThat(found(rows, "CMD", "sleep", "777"))
                .as("the container's own is left, and its children")
                .containsExactly(42L);
    }

    @Test
    void aShellMayHaveBecomeTheCommandOrMayRunIt() {
        assertThat(found("[\"7\",\"0\",\"42\",\"/bin/sh -c sleep 777\"]", "CMD-SHELL", "sleep 777"))
                .containsExactly(42L);
        assertThat(found("[\"7\",\"0\",\"42\",\"sleep 777\"]", "CMD-SHELL", "exec sleep 777"))
                .containsExactly(42L);
        assertThat(found("[\"7\",\"0\",\"42\",\"/bin/sh /check\"]", "CMD", "/check")).containsExactly(42L);
    }

    @Test
    void aPersonsShellAndAContainersOwnProcessAreLeft() {
        assertThat(found("[\"7\",\"0\",\"42\",\"sh\"]", "CMD-SHELL", "sh /check")).isEmpty();
        assertThat(found("[\"7\",\"0\",\"50\",\"sh /check\"]", "CMD", "sh", "/check")).isEmpty();
        assertThat(found("[\"7\",\"0\",\"0\",\"sh /check\"],[],[\"7\",\"0\",\"\",\"\"]", "CMD", "sh",
                "/check"))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void afterAProbeThatHangsTheNextOneIsMade() throws Exception {
        var hungUp = new CountDownLatch(1);
        var changed = new LinkedBlockingQueue<String>();
        var probes = new LinkedBlockingQueue<Integer>();
        ScriptedEngine.Script script = talk -> {
            while (true) {
                String request = talk.request();
                if (request.isEmpty()) return;
                if (!request.contains("/healthcheck")) answer(talk, request.contains("/top") ? "{}" : """
                        {"Id":"c1","Name":"c1","State":{"Status":"running","StartedAt":"2020-01-01T00:00:00Z"},
                        "Config":{"Labels":{"a":"b"},"Healthcheck":{"Test":["CMD","sleep","777"],
                        "Interval":10000000,"Timeout":10000000,"Retries":1}}}""");
                else if (probes.isEmpty()) {
                    probes.add(1);
                    talk.read();
                    hungUp.countDown();
                    return;
                } else answer(talk, "{\"Status\":\"healthy\"}");
            }
        };
        try (var engine = new ScriptedEngine(Collections.nCopies(50, script).toArray(ScriptedEngine.Script[]::new));
                var api = new LibpodApi(new EngineHttp(engine.endpoint()), Optional.empty());
                var rounds = new HealthRounds(api, InstantSource.system(), changed::add)) {
            assertThat(rounds.look("c1")).isPresent();
            assertThat(changed.take()).as("it did not end in time").isEqualTo("c1");
            assertThat(changed.poll(50, TimeUnit.SECONDS)).as("the next one is well").isEqualTo("c1");
            assertThat(hungUp.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void whoWaitsForTheHealthEndsWhatHangsToo() throws Exception {
        var looked = new CountDownLatch(1);
        ScriptedEngine.Script script = talk -> {
            while (true) {
                String request = talk.request();
                if (request.isEmpty()) return;
                if (request.contains("/healthcheck")) {
                    talk.read();
                    return;
                }
                if (request.contains("/top")) looked.countDown();
                answer(talk, request.contains("/top") ? "{}" : """
                        {"Id":"c1","Name":"c1","State":{"Status":"running","StartedAt":"2020-01-01T00:00:00Z"},
                        "Config":{"Healthcheck":{"Test":["CMD","sleep","777"],
                        "Interval":10000000,"Timeout":10000000,"Retries":1}}}""");
            }
        };
        try (var engine = new ScriptedEngine(Collections.nCopies(50, script).toArray(ScriptedEngine.Script[]::new));
                var api = new LibpodApi(new EngineHttp(engine.endpoint()), Optional.empty())) {
            var watch = new HealthWatch(api, InstantSource.system(), "c1", false);
            assertThat(watch.await(InstantSource.system().instant().plusSeconds(50)))
                    .isInstanceOf(Outcome.Unhealthy.class);
            assertThat(looked.await(50, TimeUnit.SECONDS)).as("it looked for the process").isTrue();
        }
    }

    private static void answer(Talk talk, String json) throws IOException {
        talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json);
    }
}
