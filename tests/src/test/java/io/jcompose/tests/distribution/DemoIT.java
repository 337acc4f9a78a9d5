package io.jcompose.tests.distribution;

import static io.jcompose.tests.scenario.Expectations.absent;
import static io.jcompose.tests.scenario.Expectations.answers;
import static io.jcompose.tests.scenario.Expectations.completed;
import static io.jcompose.tests.scenario.Expectations.doesNotAnswer;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.nothingTouched;
import static io.jcompose.tests.scenario.Expectations.page;
import static io.jcompose.tests.scenario.Expectations.recreated;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Scenario.run;

import io.jcompose.tests.engine.TestEngine;
import io.jcompose.tests.scenario.Scenario;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main story: a project comes up, stays as it is, follows its file, and goes. */
@Tag("engine")
@Tag("every-engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public class DemoIT {
    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void aProjectFollowsItsFile(TestEngine engine) {
        try (Scenario demo = Scenario.of(engine, directory, "demo")) {
            demo.step("the plan of an absent project creates it", run("plan"), exits(2),
                    answers("create", "api", "store"),
                    nothingLeft());
            demo.step("up starts every service when what it depends on is ready", run("up", "-d"), exits(0),
                    running("web", "api", "store", "worker"), completed("migration"), absent("console"),
                    page(demo.url("/"), "hello from jcompose"), page(demo.url("/"), "schema: 3"));
            demo.step("ps shows the services", run("ps", "--all", "--format", "json"), exits(0),
                    answers("web", "api", "store"));
            demo.step("nothing is left to do", run("plan"), exits(0));
            demo.step("a second up is a no-op", run("up", "-d"), exits(0), nothingTouched());

            demo.edit(text -> text.replace("hello from jcompose", "good evening"));
            demo.step("the plan names what differs", run("plan", "--format", "json"), exits(2),
                    answers("api", "environment"),
                    nothingTouched());
            demo.step("only the edited service is recreated", run("up", "-d"), exits(0), recreated("api"),
                    kept("web", "store", "worker"), running("web", "api", "store", "worker"),
                    page(demo.url("/"), "good evening"));
            demo.step("and then there is nothing left to do", run("plan"), exits(0));

            demo.step("logs are the services' own words", run("logs", "--no-color", "worker"), exits(0),
                    answers("worker starts"),
                    doesNotAnswer("store is at schema"));
            demo.step("down removes all but the data", run("down"), exits(0),
                    absent("web", "api", "store", "migration", "worker"));
            demo.step("up finds the data again", run("up", "-d"), exits(0), page(demo.url("/"), "schema: 3"));
            demo.step("down -v removes everything", run("down", "-v"), exits(0), nothingLeft());
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopAndStartKeepTheContainers(TestEngine engine) {
        try (Scenario demo = Scenario.of(engine, directory, "demo")) {
            demo.step("a service comes with what it depends on, and nothing else", run("up", "-d", "api"), exits(0),
                    running("store", "api"), completed("migration"), absent("web", "worker"));
            demo.step("stop ends them", run("stop"), exits(0), kept("store", "api", "migration"));
            demo.step("start brings the same ones back", run("start", "store"), exits(0), kept("store", "api"),
                    running("store"));
            demo.step("restart keeps them too", run("restart", "store"), exits(0), kept("store"), running("store"));
            demo.step("down removes everything", run("down", "-v"), exits(0), nothingLeft());
        }
    }
}
