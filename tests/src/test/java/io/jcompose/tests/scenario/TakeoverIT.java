package io.jcompose.tests.scenario;

import static io.jcompose.tests.scenario.Expectations.completed;
import static io.jcompose.tests.scenario.Expectations.exits;
import static io.jcompose.tests.scenario.Expectations.kept;
import static io.jcompose.tests.scenario.Expectations.nothingLeft;
import static io.jcompose.tests.scenario.Expectations.nothingTouched;
import static io.jcompose.tests.scenario.Expectations.recreated;
import static io.jcompose.tests.scenario.Expectations.running;
import static io.jcompose.tests.scenario.Scenario.dockerCompose;
import static io.jcompose.tests.scenario.Scenario.run;

import io.jcompose.tests.engine.TestEngine;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Either tool goes on with what the other one began, on Docker. Not on Podman, where docker compose 2.40.3 waits for ever
 * for healthchecks that nobody runs.
 */
@Tag("engine")
@Tag("every-engine")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TakeoverIT {
    private static final String[] SERVICES = {"web", "api", "store", "worker", "migration"};

    @TempDir Path directory;

    @Test
    void takesOverWhatDockerComposeStarted() {
        try (Scenario demo = Scenario.of(TestEngine.DOCKER, directory, "demo")) {
            demo.step("docker compose starts the project", dockerCompose("up", "-d"), exits(0));
            demo.step("jcompose finds nothing to do", run("plan"), exits(0));
            demo.step("and does nothing", run("up", "-d"), exits(0), nothingTouched());
            demo.edit(text -> text.replace("hello from jcompose", "good evening"));
            demo.step("an edit recreates that service only", run("up", "-d"), exits(0), recreated("api"),
                    kept("web", "store", "worker"));
            demo.step("docker compose recreates nothing after that", dockerCompose("up", "-d"), exits(0),
                    kept(SERVICES));
            demo.step("jcompose removes all of it", run("down", "-v"), exits(0), nothingLeft());
        }
    }

    @Test
    void leavesWhatDockerComposeTakesOver() {
        try (Scenario demo = Scenario.of(TestEngine.DOCKER, directory, "demo")) {
            demo.step("jcompose starts the project", run("up", "-d"), exits(0));
            demo.step("docker compose recreates nothing", dockerCompose("up", "-d"), exits(0), kept(SERVICES),
                    running("web", "api", "store", "worker"), completed("migration"));
            demo.step("docker compose removes all of it", dockerCompose("down", "-v"), exits(0), nothingLeft());
        }
    }
}
