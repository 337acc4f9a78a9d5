package io.jcompose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.planner.state.ObservationScope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleCommandsTest {
    private static final String TWO_SERVICES = """
            services:
              db:
                image: busybox:test
                command: sleep 100
                healthcheck: {test: "true"}
                volumes: ["data:/data"]
              web:
                image: busybox:test
                command: sleep 100
                depends_on:
                  db: {condition: service_healthy}
            volumes:
              data:
            """;

    @TempDir private Path directory;

    private ProgramInMemory jcompose;

    @BeforeEach
    void writeTheProject() {
        jcompose = new ProgramInMemory(directory);
        jcompose.file(TWO_SERVICES);
    }

    @Test
    void upTellsEachStepInTheWordsOfDocker() {
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(jcompose.out()).isEmpty();
        assertThat(jcompose.errLines()).containsSubsequence(
                " Network demo_default  Creating", " Network demo_default  Created",
                " Container demo-db-1  Creating", " Container demo-db-1  Created",
                " Container demo-db-1  Starting", " Container demo-db-1  Started",
                " Container demo-db-1  Waiting", " Container demo-db-1  Healthy",
                " Container demo-web-1  Starting", " Container demo-web-1  Started");
        assertThat(jcompose.errLines()).contains(
                " Volume demo_data  Creating", " Volume demo_data  Created", " Container demo-web-1  Creating",
                " Container demo-web-1  Created").hasSize(14);
    }

    @Test
    void withoutAnyServiceThereIsNothingToBringUp() {
        jcompose.file("services: {web: {image: \"busybox:test\", profiles: [never]}}\n");
        assertThat(jcompose.run("up", "-d")).isOne();
        assertThat(jcompose.errLines()).last().isEqualTo("no service selected");
    }

    @Test
    void whatRunsDoesNotNeedTheFilesOfItsVariables() {
        jcompose.run("up", "-d", "db");
        jcompose.file(TWO_SERVICES.replace("    depends_on:", "    env_file: gone.env\n    depends_on:"));
        assertThat(jcompose.run("up", "-d")).isOne();
        assertThat(jcompose.run("ps")).isZero();
        assertThat(jcompose.out()).contains("demo-db-1");
        assertThat(jcompose.run("down")).isZero();
    }

    @Test
    void aServiceThatItsProfileLeavesOutIsThereWhenItIsNamed() {
        jcompose.file("""
                services:
                  web: {image: "busybox:test", command: sleep 100}
                  spare: {image: "busybox:test", command: sleep 100, profiles: [spares], depends_on: [part]}
                  part: {image: "busybox:test", command: sleep 100, profiles: [spares]}
                """);
        jcompose.run("--profile", "spares", "up", "-d");
        for (String command : List.of("stop", "start", "restart", "pause", "unpause", "kill")) {
            assertThat(jcompose.run(command, "spare")).as(command).isZero();
            assertThat(jcompose.errLines()).as(command).anyMatch(line -> line.startsWith(" Container demo-spare-1 "))
                    .noneMatch(line -> line.contains("demo-web-1"));
        }
        assertThat(jcompose.run("rm", "-f", "spare")).isZero();
        assertThat(jcompose.run("down", "part")).isZero();
        assertThat(jcompose.errLines()).contains(" Container demo-part-1  Removed");
        assertThat(jcompose.run("stop", "nobody")).isOne();
        assertThat(jcompose.errLines()).containsExactly("no such service: nobody");
    }

    @Test
    void aSecondUpDoesNothingAndSaysSo() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(jcompose.errLines())
                .containsExactly(" Container demo-db-1  Running", " Container demo-web-1  Running");
        assertThat(jcompose.engine().starts("demo-db-1")).isEqualTo(1);
    }

    @Test
    void aChangeRecreatesOnlyWhatItConcerns() {
        jcompose.run("up", "-d");
        jcompose.file(TWO_SERVICES.replace("command: sleep 100\n    depends_on", "command: sleep 200\n    depends_on"));
        assertThat(jcompose.run("up", "-d")).isZero();
        assertThat(jcompose.errLines()).containsExactly(
                " Container demo-db-1  Running",
                " Container demo-web-1  Recreate",
                " Container demo-web-1  Recreated",
                " Container demo-web-1  Starting",
                " Container demo-web-1  Started");
    }

    @Test
    void progressCanBeJson() {
        jcompose.run("up", "-d");
        jcompose.run("--progress", "json", "up", "-d");
        assertThat(jcompose.err()).isEqualTo("""
                {"id":"Container demo-db-1","status":"Running"}
                {"id":"Container demo-web-1","status":"Running"}
                """);
    }

    @Test
    void progressCanBeQuiet() {
        assertThat(jcompose.run("--progress", "quiet", "up", "-d")).isZero();
        assertThat(jcompose.err()).isEmpty();
    }

    @Test
    void aDryRunSaysSoInEachLineAndChangesNothing() {
        assertThat(jcompose.run("--dry-run", "up", "-d")).isZero();
        assertThat(jcompose.errLines()).isNotEmpty().allMatch(line -> line.startsWith(" DRY-RUN MODE -  "));
        assertThat(jcompose.errLines()).contains(" DRY-RUN MODE -  Container demo-web-1  Started");
        jcompose.run("ps", "-a", "-q");
        assertThat(jcompose.out()).isEmpty();
        assertThat(jcompose.run("up", "-d", "--dry-run")).isZero();
        assertThat(jcompose.engine().observe(ObservationScope.named("demo")).containers())
                .isEmpty();
    }

    @Test
    void planSaysWhatIsToDoAndExitsWithTwo() {
        assertThat(jcompose.run("plan")).isEqualTo(2);
        assertThat(jcompose.out()).contains("create container:db-1", "web depends on db: service_healthy");
        jcompose.run("up", "-d");
        assertThat(jcompose.run("plan")).isZero();
        assertThat(jcompose.out()).isEqualTo("nothing to do\n");
        assertThat(jcompose.run("plan", "--format", "nonsense")).isEqualTo(1);
    }

    @Test
    void downRemovesInReverseOrder() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("down", "-v")).isZero();
        assertThat(jcompose.errLines()).containsSubsequence(
                " Container demo-web-1  Stopping", " Container demo-web-1  Stopped",
                " Container demo-web-1  Removing", " Container demo-web-1  Removed",
                " Container demo-db-1  Stopping", " Container demo-db-1  Stopped",
                " Container demo-db-1  Removing", " Container demo-db-1  Removed");
        assertThat(jcompose.errLines()).contains(" Network demo_default  Removed", " Volume demo_data  Removed");
    }

    @Test
    void stopStartAndRestartKeepContainers() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("stop")).isZero();
        assertThat(jcompose.errLines()).containsExactly(
                " Container demo-web-1  Stopping", " Container demo-web-1  Stopped",
                " Container demo-db-1  Stopping", " Container demo-db-1  Stopped");
        assertThat(jcompose.run("start")).isZero();
        assertThat(jcompose.errLines()).containsExactly(
                " Container demo-db-1  Starting", " Container demo-db-1  Started",
                " Container demo-db-1  Waiting", " Container demo-db-1  Healthy",
                " Container demo-web-1  Starting", " Container demo-web-1  Started");
        assertThat(jcompose.run("restart", "web")).isZero();
        assertThat(jcompose.errLines())
                .containsExactly(" Container demo-web-1  Restarting", " Container demo-web-1  Started");
    }

    @Test
    void rmAsksBeforeItRemoves() {
        jcompose.run("up", "-d");
        assertThat(jcompose.run("rm")).isZero();
        assertThat(jcompose.err()).isEqualTo("No stopped containers\n");
        jcompose.run("stop", "web");
        assertThat(jcompose.answering("n\n", "rm")).isZero();
        assertThat(jcompose.out()).isEqualTo("Going to remove demo-web-1");
        assertThat(jcompose.err()).isEmpty();
        assertThat(jcompose.answering("y\n", "rm")).isZero();
        assertThat(jcompose.errLines())
                .containsExactly(" Container demo-web-1  Removing", " Container demo-web-1  Removed");
    }

    @Test
    void killSaysWhenThereIsNothingToKill() {
        assertThat(jcompose.run("kill")).isZero();
        assertThat(jcompose.err()).isEqualTo("no container to kill");
    }

    @Test
    void pauseAndUnpauseTellOneWordEach() {
        jcompose.run("up", "-d");
        jcompose.run("pause", "web");
        assertThat(jcompose.err()).isEqualTo(" Container demo-web-1  Paused\n");
        jcompose.run("unpause", "web");
        assertThat(jcompose.err()).isEqualTo(" Container demo-web-1  Unpaused\n");
    }

    @Test
    void scaleLooksAtTheNamedServicesOnly() {
        jcompose.file("""
                services:
                  a: {image: "busybox:test"}
                  b: {image: "busybox:test"}
                """);
        jcompose.run("up", "-d");
        assertThat(jcompose.run("scale", "a=2")).isZero();
        assertThat(jcompose.errLines()).containsExactly(
                " Container demo-a-1  Running",
                " Container demo-a-2  Creating", " Container demo-a-2  Created",
                " Container demo-a-2  Starting", " Container demo-a-2  Started");
        assertThat(jcompose.run("scale", "a=x")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("invalid scale specifier: can't parse replica value as int: a=x\n");
    }

    @Test
    void psListsWhatRuns() {
        jcompose.run("up", "-d");
        jcompose.run("stop", "web");
        jcompose.run("ps", "--services");
        assertThat(jcompose.out()).isEqualTo("db\n");
        jcompose.run("ps", "--services", "-a");
        assertThat(jcompose.out()).isEqualTo("db\nweb\n");
        jcompose.run("ps", "--format", "{{.Name}} {{.State}}", "--status", "exited");
        assertThat(jcompose.out()).isEqualTo("demo-web-1 exited\n");
        assertThat(jcompose.run("ps", "zz")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("no such service: zz\n");
    }

    @Test
    void flagsThatContradictEachOtherAreRefused() {
        assertThat(jcompose.run("up", "--force-recreate", "--no-recreate")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("--force-recreate and --no-recreate are incompatible\n");
        assertThat(jcompose.run("up", "-d", "--attach", "web")).isEqualTo(1);
        assertThat(jcompose.err()).startsWith("--detach cannot be combined with --abort-on-container-exit");
        assertThat(jcompose.run("up", "--pull", "foo")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("invalid --pull option \"foo\"\n");
        assertThat(jcompose.run("up", "-d", "--scale", "zz=1")).isEqualTo(1);
        assertThat(jcompose.err()).isEqualTo("no such service: zz: not found\n");
    }
}
