package io.jcompose.tests.fault;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.endpoint.EngineEndpoint;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.backends.transport.EngineRequest;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.model.json.JsonValue;
import io.jcompose.tests.engine.ProjectSnapshot;
import io.jcompose.tests.engine.ProjectSnapshot.Seen;
import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Finished;
import io.jcompose.tests.scenario.Scenario;
import io.jcompose.tests.scenario.Scenario.Command;
import io.jcompose.tests.scenario.Underway;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two people, or two jobs, bring the same project up at the same moment. Whoever comes second finds what the first one
 * made. Replacing containers they may get into each other's way: that is told, and the next up mends it.
 */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TwoAtOnceIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void oneProjectIsBroughtUpByTwo(TestEngine engine) {
        int worst = engine == TestEngine.DOCKER ? 0 : 1; // Podman has no order of its own for calls that meet
        try (Scenario one = Scenario.written(engine, directory, FaultsIT.PROJECT)) {
            both(one, run("up", "-d", "--scale", "web=2"), worst);
            mended(one, worst, run("up", "-d", "--scale", "web=2"));
            complete(one, 2);
            both(one.with("GREETING", "hello"), run("up", "-d", "--scale", "web=2"), 1);
            mended(one, 1, run("up", "-d", "--scale", "web=2"));
            complete(one, 2);
            both(one, run("up", "-d"), worst);
            mended(one, worst, run("up", "-d"));
            complete(one, 1);
            one.step("nothing is left to do", run("plan"), exits(0), answers("nothing to do"));
            both(one, run("down", "-v"), worst);
            mended(one, worst, run("down", "-v"));
            one.step("nothing is left", run("ps"), exits(0), nothingLeft());
        }
    }

    /** Docker before API 1.44 can be made to have two networks of one name: the older one stays. */
    @Test
    void ofTwoNetworksOfOneNameOneStays() {
        try (Scenario one = Scenario.written(TestEngine.DOCKER, directory, FaultsIT.PROJECT)) {
            one.step("up", run("up", "-d"), exits(0), FaultsIT.complete(one, 1));
            one.step("stop", run("rm", "-s", "-f", "web"), exits(0));
            if (!twin(one.project() + "_default")) return; // this engine refuses it
            one.step("the next up", run("up", "-d"), exits(0), FaultsIT.complete(one, 1));
            assertThat(twins(one.project() + "_default")).hasSize(1);
            assertThat(twin(one.project() + "_default")).isTrue();
            one.step("down", run("down", "-v"), exits(0), nothingLeft());
        }
    }

    private static List<JsonValue.Obj> twins(String name) {
        try (var http = new EngineHttp(new EngineEndpoint.Unix(TestEngine.DOCKER.socket()))) {
            return http.send(EngineRequest.get("/v1.41/networks?filters=%7B%22name%22%3A%5B%22" + name + "%22%5D%7D"))
                    .orRefuse().objects();
        }
    }

    /** Makes another network just like the one of this name; returns whether the engine did. */
    private static boolean twin(String name) {
        JsonValue.Obj labels = twins(name).getFirst().object("Labels");
        try (var http = new EngineHttp(new EngineEndpoint.Unix(TestEngine.DOCKER.socket()))) {
            JsonValue body = JsonValue.object().put("Name", name).put("CheckDuplicate", false).put("Labels", labels)
                    .build();
            EngineResponse made = http.send(EngineRequest.post("/v1.41/networks/create", body));
            made.discard();
            return made.status() < 300;
        }
    }

    private static void mended(Scenario scenario, int worst, Command command) {
        if (worst > 0) scenario.step("the next one mends what is left", command, exits(0));
    }

    /** Two of the same command, of which neither ends with more than this. */
    private static void both(Scenario scenario, Command command, int worst) {
        try (Underway first = scenario.begin(command); Underway second = scenario.begin(command)) {
            Finished one = first.finish();
            Finished other = second.finish();
            String told = one + "\n" + other;
            assertThat(Math.max(one.code(), other.code())).as(told).isLessThanOrEqualTo(worst);
        }
    }

    private static void complete(Scenario scenario, int webs) {
        ProjectSnapshot now = scenario.snapshot();
        String name = scenario.project();
        assertThat(now.of("web")).as(now.toString()).extracting(Seen::state).hasSize(webs).containsOnly("running");
        assertThat(now.of("db")).as(now.toString()).extracting(Seen::state).containsExactly("running");
        assertThat(now.containers().keySet()).allMatch(one -> one.matches(name + "-(web|db)-[0-9]+"));
        assertThat(now.networks()).containsExactly(name + "_default");
        assertThat(now.volumes()).containsExactly(name + "_data");
    }
}
