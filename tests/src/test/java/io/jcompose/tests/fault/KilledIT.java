package io.jcompose.tests.fault;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.fault.EngineProxy.Fault;
import io.jcompose.tests.scenario.Scenario;
import io.jcompose.tests.scenario.Scenario.Command;
import io.jcompose.tests.scenario.Underway;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * kill -9 while a certain call is on its way, or when the engine has done it but the program has not heard of it. All
 * other calls stand still from then on, so that the moment is exact.
 */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledIT {
    @TempDir Path directory;

    private static void killedAt(Scenario scenario, Fault moment, String call, Command command) {
        try (var proxy = new EngineProxy(TestEngine.DOCKER.socket())) {
            proxy.once(moment, made -> made.matches(call));
            scenario.with("DOCKER_HOST", proxy.url());
            try (Underway underway = scenario.begin(command)) {
                proxy.awaitFault();
                underway.signal("KILL").finish();
            }
        } finally {
            scenario.with("DOCKER_HOST", TestEngine.DOCKER.url());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "HELD_WHEN_DONE"})
    void theNextRunGoesOnWhereTheKilledOneWas(Fault moment) {
        try (Scenario one = Scenario.written(TestEngine.DOCKER, directory, FaultsIT.PROJECT)) {
            for (String call : new String[] {"POST /networks/create", "POST /containers/.*db-1/start"}) {
                killedAt(one, moment, call, run("up", "-d"));
            }
            one.step("up", run("up", "-d"), exits(0), FaultsIT.complete(one, 1));
            String mark = FaultsIT.mark(one);
            int greeting = 0;
            for (String call : new String[] {"DELETE /containers/.*web-1.*", "POST /containers/.*/rename.*"}) {
                killedAt(one.with("GREETING", "hello " + greeting++), moment, call, run("up", "-d"));
                one.step("the next up converges", run("up", "-d"), exits(0), FaultsIT.complete(one, 1), kept("db"));
            }
            assertThat(FaultsIT.mark(one)).isEqualTo(mark);
            one.step("nothing is left to do", run("plan"), exits(0), answers("nothing to do"));
            killedAt(one, moment, "DELETE /containers/.*web-1.*", run("down", "-v"));
            one.step("the next down removes the rest", run("down", "-v"), exits(0), nothingLeft());
        }
    }
}
