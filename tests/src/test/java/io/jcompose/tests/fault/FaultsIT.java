package io.jcompose.tests.fault;

import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.tells;
import static io.jcompose.tests.scenario.Scenario.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.tests.engine.ProjectSnapshot.Seen;
import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.fault.EngineProxy.Fault;
import io.jcompose.tests.scenario.Scenario;
import io.jcompose.tests.scenario.Scenario.Command;
import io.jcompose.tests.scenario.Scenario.Expectation;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One call of a command goes wrong on its way: the answer is lost, the connection ends, the engine fails or is slow. What
 * can be done again is done again at once; else the command says which call failed, and the next up makes up for it.
 */
@Tag("engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FaultsIT {
    static final String PROJECT = """
            services:
              db:
                image: busybox:test
                command: [sh, -c, "test -e /data/mark || date +%s%N >/data/mark; exec sleep 1000"]
                stop_signal: SIGKILL
                volumes: [data:/data]
              web:
                image: busybox:test
                command: [sleep, "1000"]
                stop_signal: SIGKILL
                environment: [GREETING]
                depends_on: [db]
            volumes: { data: {} }
            """;

    @TempDir Path directory;

    private int greeting;

    private Scenario begin() {
        return Scenario.written(TestEngine.DOCKER, directory, PROJECT);
    }

    /** Runs a command between which and the engine something goes wrong. */
    private static void struck(Scenario scenario, Consumer<EngineProxy> fault, Command command,
            Expectation... expected) {
        try (var proxy = new EngineProxy(TestEngine.DOCKER.socket())) {
            fault.accept(proxy);
            scenario.with("DOCKER_HOST", proxy.url());
            scenario.step("with something in between", command, expected);
            assertThat(proxy.struck()).as("it came to that: %s", proxy.calls()).isTrue();
        } finally {
            scenario.with("DOCKER_HOST", TestEngine.DOCKER.url());
        }
    }

    static Expectation complete(Scenario scenario, int webs) {
        String name = scenario.project();
        return (before, command, after) -> {
            assertThat(after.of("web")).extracting(Seen::state).hasSize(webs).containsOnly("running");
            assertThat(after.of("db")).extracting(Seen::state).containsExactly("running");
            assertThat(after.containers().keySet()).allMatch(one -> one.matches(name + "-(web|db)-[0-9]+"));
            assertThat(after.networks()).containsExactly(name + "_default");
            assertThat(after.volumes()).containsExactly(name + "_data");
        };
    }

    private static void nothingIsLeftToDo(Scenario scenario) {
        scenario.step("nothing is left to do", run("plan"), exits(0), answers("nothing to do"));
    }

    private Scenario changed(Scenario scenario) {
        return scenario.with("GREETING", "hello " + greeting++);
    }

    /** Whether the answer is lost or the call never arrives is the same to who made it, who makes it again. */
    @ParameterizedTest
    @EnumSource(names = {"LOST", "DROPPED"})
    void eachCallFailsOnceAndNothingIsDoneTwice(Fault fault) {
        try (Scenario one = begin()) {
            Consumer<EngineProxy> all = proxy -> proxy.once(fault, call -> true);
            struck(one, all, run("up", "-d"), exits(0), complete(one, 1));
            nothingIsLeftToDo(one);
            struck(changed(one), all, run("up", "-d", "--scale", "web=2"), exits(0), complete(one, 2), kept("db"));
            struck(one, all, run("up", "-d"), exits(0), complete(one, 1), kept("db"));
            nothingIsLeftToDo(one);
            struck(one, all, run("down", "-v"), exits(0), nothingLeft());
        }
    }

    @Test
    void aCallThatNeverSucceedsIsNamedAndTheNextUpConverges() {
        try (Scenario one = begin()) {
            one.step("up", run("up", "-d"), exits(0), complete(one, 1));
            String mark = mark(one);
            for (String call : new String[] {"POST .*/containers/create.*web-1", "POST .*/containers/.*/rename"}) {
                struck(changed(one), proxy -> proxy.always(Fault.LOST, made -> made.matches(call + ".*")),
                        run("up", "-d"),
                        exits(1), kept("db"), (before, command, after) -> assertThat(command.stderr()).containsPattern(
                                "the connection to the engine broke during " + call));
                one.step("the next up converges", run("up", "-d"), exits(0), complete(one, 1), kept("db"));
            }
            struck(changed(one), proxy -> proxy.always(Fault.REFUSED, made -> made.matches("DELETE /containers/.*")),
                    run("up", "-d"), exits(1), kept("db"), tells("Error response from daemon: the proxy refuses"));
            one.step("the next up converges", run("up", "-d"), exits(0), complete(one, 1), kept("db"));
            assertThat(mark(one)).isEqualTo(mark);
        }
    }

    @Test
    void aSlowEngineIsWaitedFor() {
        try (Scenario one = begin()) {
            Consumer<EngineProxy> slow = proxy -> proxy.once(Fault.SLOW, call -> true);
            struck(one, slow, run("up", "-d"), exits(0), complete(one, 1));
            struck(one, slow, run("down", "-v"), exits(0), nothingLeft());
        }
    }

    @Test
    void aFullDiskIsToldInTheEnginesWords() {
        String full = "write /var/lib/docker/tmp/GetImageBlob1: no space left on device";
        try (Scenario one = Scenario.written(TestEngine.DOCKER, directory, """
                services:
                  web: { image: "127.0.0.1:9/nowhere:none" }
                """)) {
            for (String command : new String[] {"up", "pull"})
                struck(one,
                        proxy -> proxy.saying(full).always(Fault.BROKEN_OFF, call -> call.contains("/images/create")),
                        run(command), exits(1), tells(full), nothingLeft());
        }
        try (Scenario one = begin()) {
            struck(one, proxy -> proxy.saying(full).always(Fault.REFUSED, call -> call.contains("/containers/create")),
                    run("up", "-d"), exits(1), tells("Error response from daemon: " + full));
            one.step("with room again", run("up", "-d"), exits(0), complete(one, 1));
        }
    }

    /** What the volume got when it was new. */
    static String mark(Scenario scenario) {
        var mark = new StringBuilder();
        scenario.step("the volume's mark", run("exec", "-T", "db", "cat", "/data/mark"), exits(0),
                (before, command, after) -> mark.append(command.stdout()));
        return mark.toString();
    }
}
