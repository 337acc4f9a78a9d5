package io.jcompose.backends.podman.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.runtime.MachineProcess;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.ScriptedEngine;
import io.jcompose.backends.transport.ScriptedEngine.Talk;
import io.jcompose.model.json.JsonReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HungProbeTest {
    private static boolean isProbe(String streams, String command, String... test) {
        return HungProbe.isProbe(JsonReader.readObject("{" + streams + "\"ProcessConfig\":{" + command + "}}"),
                List.of(test));
    }

    @Test
    void anExecOfTheTestIsAProbeWhateverItHasBecome() {
        assertThat(
                isProbe("", "\"entrypoint\":\"test\",\"arguments\":[\"-e\",\"/well\"]", "CMD", "test", "-e", "/well"))
                .isTrue();
        assertThat(isProbe("", "\"entrypoint\":\"/bin/sh\",\"arguments\":[\"-c\",\"exec sleep 7\"]", "CMD-SHELL",
                "exec sleep 7"))
                .isTrue();
        assertThat(isProbe("", "\"entrypoint\":\"/check\"", "CMD", "/check")).isTrue();
    }

    @Test
    void whatAPersonRunsIsNone() {
        String test = "\"entrypoint\":\"/check\"";
        assertThat(isProbe("\"OpenStdout\":true,", test, "CMD", "/check")).as("it is looked at").isFalse();
        assertThat(isProbe("\"OpenStdin\":true,", test, "CMD", "/check")).as("it is typed at").isFalse();
        assertThat(isProbe("", "\"entrypoint\":\"sh\"", "CMD", "/check")).as("something else").isFalse();
    }

    @Test
    void whoWatchesOverASessionIsFoundByItsId() {
        MachineProcess monitor = process("/usr/bin/conmon", "-c", "c1", "-u", "e1", "--exec-process-spec", "/x");
        assertThat(HungProbe.watches(monitor, "c1", Set.of("e0", "e1"))).isTrue();
        assertThat(HungProbe.watches(monitor, "c2", Set.of("e1"))).as("of another container").isFalse();
        assertThat(HungProbe.watches(monitor, "c1", Set.of("e2"))).as("of another session").isFalse();
        assertThat(HungProbe.watches(process("/usr/bin/conmon", "-c", "c1", "-u", "c1"), "c1", Set.of("c1")))
                .as("the container's own").isFalse();
        assertThat(HungProbe.watches(process("sleep", "-u"), "c1", Set.of("e1"))).isFalse();
    }

    private static MachineProcess process(String... arguments) {
        return new MachineProcess(1, List.of(arguments));
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
                if (!request.contains("/healthcheck")) answer(talk, request.contains("/exec/") ? "{}" : """
                        {"Id":"c1","ExecIDs":["e1"],"Name":"c1","State":{"Status":"running","StartedAt":"2020-01-01T00:00:00Z"},
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
                if (request.contains("/exec/e1/json")) looked.countDown();
                answer(talk, request.contains("/exec/") ? "{}" : """
                        {"Id":"c1","ExecIDs":["e1"],"Name":"c1","State":{"Status":"running","StartedAt":"2020-01-01T00:00:00Z"},
                        "Config":{"Healthcheck":{"Test":["CMD","sleep","777"],
                        "Interval":10000000,"Timeout":10000000,"Retries":1}}}""");
            }
        };
        try (var engine = new ScriptedEngine(Collections.nCopies(50, script).toArray(ScriptedEngine.Script[]::new));
                var api = new LibpodApi(new EngineHttp(engine.endpoint()), Optional.empty())) {
            var watch = new HealthWatch(api, InstantSource.system(), "c1", false);
            assertThat(watch.await(InstantSource.system().instant().plusSeconds(50)))
                    .isInstanceOf(Outcome.Unhealthy.class);
            assertThat(looked.await(50, TimeUnit.SECONDS)).as("it looked for the command").isTrue();
        }
    }

    private static void answer(Talk talk, String json) throws IOException {
        talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json);
    }
}
