package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_COMPLETED_SUCCESSFULLY;
import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_HEALTHY;
import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleEngine.attachedTo;
import static io.jcompose.planner.SampleEngine.health;
import static io.jcompose.planner.SampleEngine.in;
import static io.jcompose.planner.SampleEngine.label;
import static io.jcompose.planner.SampleEngine.named;
import static io.jcompose.planner.SampleProject.command;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.environment;
import static io.jcompose.planner.SampleProject.healthcheck;
import static io.jcompose.planner.SampleProject.hooks;
import static io.jcompose.planner.SampleProject.image;
import static io.jcompose.planner.SampleProject.mount;
import static io.jcompose.planner.SampleProject.networkMode;
import static io.jcompose.planner.SampleProject.scale;
import static io.jcompose.planner.SampleProject.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.PlanOptions.Orphans;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private final Planner planner = new Planner(Topology.CONTAINERS);
    private final PlanOptions options = PlanOptions.defaults();

    /** The plan with one blank between columns: how wide they are is PlanPrinterTest's matter. */
    private String print(Project project, SampleEngine engine, PlanOptions with) {
        return PlanPrinter.print(planner.plan(project, engine.state(), with)).replaceAll(" {2,}", " ");
    }

    private String print(Project project, SampleEngine engine) {
        return print(project, engine, options);
    }

    private SampleEngine running(Project project) {
        var engine = new SampleEngine(project.name());
        return engine.after(planner.plan(project, engine.state(), options));
    }

    private static SampleProject webAndDb() {
        return SampleProject.demo()
                .service("db", healthcheck("CMD", "true"))
                .service("web", dependsOn("db", SERVICE_HEALTHY));
    }

    @Test
    void aFirstUpCreatesEverythingBeforeItStartsAnything() {
        assertThat(print(webAndDb().build(), new SampleEngine("demo"))).isEqualTo("""
                #1 create network:default not found
                #2 create container:db-1 not found after #1
                #3 create container:web-1 not found after #1
                #4 join all containers nothing starts unless all can be created after #2, #3
                #5 start container:db-1 created by #2 after #4
                #6 await container:db-1 healthy web depends on db: service_healthy after #5
                #7 start container:web-1 created by #3 after #6
                """);
    }

    @Test
    void aSecondUpHasNothingToDo() {
        Project project = webAndDb().volume("data").build();
        Plan plan = planner.plan(project, running(project).state(), options);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.kept()).extracting(kept -> kept.resource() + " " + kept.reason()).containsExactly(
                "network:demo_default exists", "volume:demo_data exists", "container:demo-db-1 running",
                "container:demo-web-1 running");
        assertThat(PlanPrinter.print(plan)).isEqualTo("nothing to do\n");
    }

    @Test
    void aRecreationNamesTheFieldsThatDiffer() {
        SampleEngine engine = running(SampleProject.demo()
                .service("web", environment("GREETING", "hello"), environment("COLOUR", "red")).build());
        Project edited = SampleProject.demo().service("web", environment("GREETING", "hi"),
                environment("COLOUR", "red"), command("httpd", "-f")).build();
        assertThat(print(edited, engine)).isEqualTo("""
                #1 create container:web-1 (new) configuration differs: command, environment.GREETING
                #2 stop container:web-1 replaced by #1 after #1
                #3 remove container:web-1 replaced by #1 after #2
                #4 rename container:web-1 (new) to web-1 takes the place of the old one after #3
                #5 start container:web-1 created by #1 after #4
                """);
    }

    @Test
    void ofAContainerMadeByDockerComposeOnlyTheListCanTellWhatDiffers() {
        SampleEngine engine = running(SampleProject.demo().service("web").build())
                .change("demo-web-1", label(ComposeLabels.FIELDS, ""));
        Project edited = SampleProject.demo().service("web", image("busybox:2")).build();
        Plan plan = planner.plan(edited, engine.image("busybox:2", "sha256:2").state(), options);
        assertThat(plan.steps().getFirst().reason()).isEqualTo(
                "configuration differs (made by docker compose 2.40.3, which records no fields; seen: image); image differs");
    }

    @Test
    void aNewImageUnderTheSameNameRecreates() {
        Project project = SampleProject.demo().service("web").build();
        SampleEngine engine = running(project).image("busybox:test", "sha256:2222");
        assertThat(planner.plan(project, engine.state(), options).steps().getFirst().reason())
                .isEqualTo("image differs");
    }

    @Test
    void onlyTheEditedServiceIsTouched() {
        SampleEngine engine = running(webAndDb().build()).change("demo-db-1", health(Health.HEALTHY));
        Project edited = SampleProject.demo().service("db", healthcheck("CMD", "true"))
                .service("web", dependsOn("db", SERVICE_HEALTHY), command("other")).build();
        assertThat(planner.plan(edited, engine.state(), options).steps())
                .noneMatch(step -> step.operation().target().name().contains("db"));
    }

    @Test
    void aDependencyIsWaitedForWhenItIsNotKnownToBeHealthy() {
        Project project = webAndDb().build();
        SampleEngine engine = running(project).change("demo-web-1", in(ContainerState.EXITED, 1))
                .change("demo-db-1", health(Health.STARTING));
        assertThat(print(project, engine)).isEqualTo("""
                #1 await container:db-1 healthy web depends on db: service_healthy
                #2 start container:web-1 exited (1) after #1
                """);
    }

    @Test
    void dependantsThatAskForItRestartWithARecreatedDependency() {
        SampleProject before = SampleProject.demo().service("db")
                .service("cache", dependsOn("db", SERVICE_STARTED))
                .service("web", dependsOn("db", SERVICE_STARTED, true, true), hooks("warm up", "drain"));
        SampleEngine engine = running(before.build());
        Project edited = before.service("db", command("new")).build();
        assertThat(print(edited, engine)).isEqualTo("""
                #1 create container:db-1 (new) configuration differs: command
                #2 run pre_stop in container:web-1 pre_stop after #1
                #3 stop container:web-1 db is recreated after #2
                #4 stop container:db-1 replaced by #1 after #3
                #5 remove container:db-1 replaced by #1 after #4
                #6 rename container:db-1 (new) to db-1 takes the place of the old one after #5
                #7 start container:db-1 created by #1 after #6
                #8 start container:web-1 stopped by #3 after #7
                #9 run post_start in container:web-1 post_start after #8
                """);
    }

    @Test
    void aContainerInAnothersNamespaceFollowsIt() {
        SampleProject before = SampleProject.demo().service("vpn")
                .service("app", networkMode("service:vpn"), dependsOn("vpn", SERVICE_STARTED, true, true));
        SampleEngine engine = running(before.build());
        assertThat(planner.plan(before.build(), engine.state(), options).steps()).isEmpty();
        Plan plan = planner.plan(before.service("vpn", command("new")).build(), engine.state(), options);
        assertThat(plan.steps()).extracting(Step::reason).contains("network_mode: demo-vpn-1 is new");
        assertThat(PlanPrinter.print(plan).replaceAll(" {2,}", " ")).isEqualTo("""
                #1 create container:vpn-1 (new) configuration differs: command
                #2 create container:app-1 (new) network_mode: demo-vpn-1 is new after #1
                #3 join all containers nothing starts unless all can be created after #2
                #4 stop container:app-1 replaced by #2 after #3
                #5 remove container:app-1 replaced by #2 after #4
                #6 rename container:app-1 (new) to app-1 takes the place of the old one after #5
                #7 stop container:vpn-1 replaced by #1 after #4
                #8 remove container:vpn-1 replaced by #1 after #5, #7
                #9 rename container:vpn-1 (new) to vpn-1 takes the place of the old one after #8
                #10 start container:vpn-1 created by #1 after #9
                #11 start container:app-1 created by #2 after #6, #10
                """);
    }

    @Test
    void theHashOfASharedNamespaceHoldsTheIdOfTheContainer() {
        SampleEngine engine = running(SampleProject.demo().service("vpn")
                .service("app", networkMode("service:vpn"), dependsOn("vpn", SERVICE_STARTED)).build());
        var inFile = SampleProject.demo()
                .service("app", networkMode("container:" + engine.state().containers().get(1).id())).build();
        String expected = io.jcompose.planner.state.ConfigHash.of(
                inFile.services().get(new ServiceName("app")));
        assertThat(engine.state().containers().get(0).configHash()).isEqualTo(expected);
    }

    @Test
    void aOneShotIsRunAgainOnlyForThoseWhoWaitForIt() {
        Project project = SampleProject.demo().service("migrate")
                .service("web", dependsOn("migrate", SERVICE_COMPLETED_SUCCESSFULLY)).build();
        SampleEngine engine = running(project).change("demo-migrate-1", in(ContainerState.EXITED, 0));
        assertThat(planner.plan(project, engine.state(), options).steps()).isEmpty();
        engine.change("demo-web-1", in(ContainerState.EXITED, 137));
        assertThat(print(project, engine)).isEqualTo("""
                #1 start container:migrate-1 exited (0)
                #2 await container:migrate-1 completed web depends on migrate: service_completed_successfully after #1
                #3 start container:web-1 exited (137) after #2
                """);
    }

    @Test
    void aFailedOneShotIsTriedAgain() {
        Project project = SampleProject.demo().service("migrate")
                .service("web", dependsOn("migrate", SERVICE_COMPLETED_SUCCESSFULLY)).build();
        SampleEngine engine = running(project).change("demo-migrate-1", in(ContainerState.EXITED, 1));
        assertThat(print(project, engine)).startsWith("#1 start container:migrate-1 exited (1)");
    }

    @Test
    void scalingUpGoesOnAfterTheHighestNumber() {
        Project project = SampleProject.demo().service("web", scale(3)).build();
        SampleEngine engine = running(project).remove("demo-web-1");
        assertThat(print(project, engine)).isEqualTo("""
                #1 create container:web-4 not found
                #2 start container:web-4 created by #1 after #1
                """);
    }

    @Test
    void scalingDownTakesOutdatedContainersFirstAndThenHighNumbers() {
        SampleEngine engine = running(SampleProject.demo().service("web", scale(3)).build())
                .change("demo-web-1", label(ComposeLabels.CONFIG_HASH, "old"));
        assertThat(print(SampleProject.demo().service("web").build(), engine)).isEqualTo("""
                #1 stop container:web-3 scaled to 1
                #2 remove container:web-3 scaled to 1 after #1
                #3 stop container:web-1 scaled to 1
                #4 remove container:web-1 scaled to 1 after #3
                """);
    }

    @Test
    void aMissingNetworkAttachmentOrVolumeRecreates() {
        Project project = SampleProject.demo().volume("data").service("web", mount("data", "/data")).build();
        SampleEngine engine = running(project).change("demo-web-1", attachedTo());
        assertThat(planner.plan(project, engine.state(), options).steps().getFirst().reason())
                .isEqualTo("not attached to network demo_default");
    }

    @Test
    void aNetworkThatDiffersIsMadeAnewAroundItsContainers() {
        SampleProject before = SampleProject.demo().service("db")
                .service("web", dependsOn("db", SERVICE_STARTED));
        SampleEngine engine = running(before.build());
        Project edited = before.network("default", Optional.of("macvlan")).build();
        assertThat(print(edited, engine)).isEqualTo("""
                #1 stop container:web-1 its network is made anew
                #2 stop container:db-1 its network is made anew after #1
                #3 disconnect container:db-1 from network:default the network is made anew after #2
                #4 disconnect container:web-1 from network:default the network is made anew after #1
                #5 remove network:default configuration differs after #3, #4
                #6 create network:default configuration differs after #5
                #7 connect container:db-1 to network:default the network was made anew after #6
                #8 connect container:web-1 to network:default the network was made anew after #6
                #9 start container:db-1 stopped by #2 after #7
                #10 start container:web-1 stopped by #1 after #8, #9
                """);
    }

    @Test
    void aVolumeThatDiffersIsOnlyMadeAnewAfterAQuestion() {
        SampleProject before = SampleProject.demo().volume("data").service("db", mount("data", "/data"));
        SampleEngine engine = running(before.build());
        Project edited = before.volume("data", "backup", "daily").build();
        Plan plan = planner.plan(edited, engine.state(), options);
        assertThat(print(edited, engine)).isEqualTo("""
                #1 stop container:db-1 its volume is made anew
                #2 remove container:db-1 its volume is made anew after #1
                #3 remove volume:data configuration differs after #2, asks first
                #4 create volume:data configuration differs after #3
                #5 create container:db-1 volume data is made anew after #4
                #6 start container:db-1 created by #5 after #5
                """);
        assertThat(plan.steps().get(2).question()).contains("Volume \"demo_data\" exists but doesn't match "
                + "configuration in compose file. Recreate (data will be lost)?");
    }

    @Test
    void aDeclinedVolumeStaysAsItIs() {
        SampleProject before = SampleProject.demo().volume("data").service("db", mount("data", "/data"));
        SampleEngine engine = running(before.build());
        Project edited = before.volume("data", "backup", "daily").build();
        var declined = options.withKeptVolumes(java.util.Set.of("demo_data"));
        assertThat(planner.plan(edited, engine.state(), declined).steps()).isEmpty();
    }

    @Test
    void orphansAreToldAndRemovedOnRequest() {
        SampleEngine engine = running(SampleProject.demo().service("gone").service("web").build());
        Project project = SampleProject.demo().service("web").build();
        assertThat(planner.plan(project, engine.state(), options).warnings()).containsExactly(
                "Found orphan containers ([demo-gone-1]) for this project. If you removed or renamed this service in "
                        + "your compose file, you can run this command with the --remove-orphans flag to clean it up.");
        assertThat(planner.plan(project, engine.state(), options.withOrphans(Orphans.IGNORE)).warnings()).isEmpty();
        assertThat(print(project, engine, options.withOrphans(Orphans.REMOVE))).isEqualTo("""
                #1 stop container:gone-1 no service gone in the project
                #2 remove container:gone-1 no service gone in the project after #1
                """);
    }

    @Test
    void aReplacementThatNeverGotItsNameGetsItNow() {
        Project project = SampleProject.demo().service("web").build();
        SampleEngine engine = running(project)
                .change("demo-web-1", named("aaaaaaaaaaaa_demo-web-1"))
                .change("aaaaaaaaaaaa_demo-web-1", label(ComposeLabels.REPLACE, "web-1"))
                .change("aaaaaaaaaaaa_demo-web-1", in(ContainerState.CREATED, 0));
        assertThat(print(project, engine)).isEqualTo("""
                #1 rename container:web-1 (new) to web-1 was never given its name
                #2 start container:web-1 was never started after #1
                """);
    }

    @Test
    void neverRecreatingKeepsWhatDiffersAndStartsIt() {
        SampleEngine engine = running(SampleProject.demo().service("web").build())
                .change("demo-web-1", in(ContainerState.EXITED, 0));
        Project edited = SampleProject.demo().service("web", command("new")).build();
        assertThat(print(edited, engine, options.withRecreate(Recreate.NEVER, Recreate.NEVER, false)))
                .isEqualTo("#1 start container:web-1 exited (0)\n");
    }

    @Test
    void forceRecreatesNamedServicesOnly() {
        Project project = webAndDb().build();
        SampleEngine engine = running(project).change("demo-db-1", health(Health.HEALTHY));
        var forced = options.withServices(List.of(new ServiceName("web")), false)
                .withRecreate(Recreate.FORCE, Recreate.DIVERGED, false);
        assertThat(planner.plan(project, engine.state(), forced).steps()).extracting(Step::reason)
                .first().isEqualTo("recreation is forced");
        assertThat(planner.plan(project, engine.state(), forced).steps())
                .noneMatch(step -> step.operation().target().name().contains("db"));
    }

    @Test
    void aReplacementTakesOverAnonymousVolumes() {
        SampleProject before = SampleProject.demo().service("web", mount("", "/cache"));
        SampleEngine engine = running(before.build());
        Project edited = before.service("web", mount("", "/cache"), command("new")).build();
        assertThat(created(edited, engine.state(), options).spec().inherited()).singleElement()
                .satisfies(volume -> assertThat(volume.target()).isEqualTo("/cache"));
        var renewed = options.withRecreate(Recreate.FORCE, Recreate.DIVERGED, true);
        assertThat(created(edited, engine.state(), renewed).spec().inherited()).isEmpty();
    }

    @Test
    void aSecretFromAVariableIsCopiedBeforeEachStart() {
        Project project = SampleProject.demo().secretFromVariable("token", "TOKEN").variable("TOKEN", "t0p")
                .service("web", secret("token")).build();
        assertThat(print(project, new SampleEngine("demo"))).contains(
                "copy /run/secrets/token to container:web-1");
        SampleEngine engine = running(project).change("demo-web-1", in(ContainerState.EXITED, 0));
        assertThat(print(project, engine)).isEqualTo("""
                #1 copy /run/secrets/token to container:web-1 secrets and configs
                #2 start container:web-1 exited (0) after #1
                """);
        assertThat(planner.plan(project, engine.state(), options).toString()).doesNotContain("t0p");
    }

    @Test
    void aSecretFromAFileIsMounted() {
        Project project = SampleProject.demo().secretFromFile("token", "/srv/token").service("web", secret("token"))
                .build();
        var spec = created(project, new SampleEngine("demo").state(), options).spec();
        assertThat(spec.binds()).singleElement().satisfies(bind -> {
            assertThat(bind.source()).isEqualTo("/srv/token");
            assertThat(bind.target()).isEqualTo("/run/secrets/token");
        });
    }

    @Test
    void waitingEndsWithARunningOrCompletedContainerOfEachService() {
        Project project = SampleProject.demo().service("migrate")
                .service("web", dependsOn("migrate", SERVICE_COMPLETED_SUCCESSFULLY)).service("mail").build();
        var waits = planner.plan(project, new SampleEngine("demo").state(), options.withWait(Optional.empty()));
        assertThat(waits.steps()).filteredOn(step -> step.reason().equals("--wait"))
                .extracting(step -> step.operation().getClass().getSimpleName() + " "
                        + step.operation().target().name())
                .containsExactly("AwaitRunning demo-mail-1", "AwaitRunning demo-web-1");
    }

    @Test
    void theLabelsAreThoseOfDockerCompose() {
        Project project = SampleProject.demo().service("db")
                .service("web", dependsOn("db", SERVICE_HEALTHY, true, true)).build();
        Plan plan = planner.plan(project, new SampleEngine("demo").state(), options);
        var spec = plan.steps().stream().map(Step::operation).filter(Operation.CreateContainer.class::isInstance)
                .map(operation -> ((Operation.CreateContainer) operation).spec())
                .filter(one -> one.name().equals("demo-web-1")).findFirst().orElseThrow();
        assertThat(spec.labels()).containsAllEntriesOf(Map.of(
                "com.docker.compose.project", "demo", "com.docker.compose.service", "web",
                "com.docker.compose.container-number", "1", "com.docker.compose.oneoff", "False",
                "com.docker.compose.image", "sha256:1111", "com.docker.compose.depends_on", "db:service_healthy:true",
                "com.docker.compose.project.working_dir", "/srv/demo",
                "com.docker.compose.project.config_files", "/srv/demo/compose.yaml",
                "com.docker.compose.version", "2.40.3"));
        assertThat(spec.labels()).doesNotContainKey("com.docker.compose.replace");
        assertThat(spec.networks()).singleElement().satisfies(
                one -> assertThat(one.aliases()).containsExactly("demo-web-1", "web"));
    }

    private Operation.CreateContainer created(Project project, ObservedState observed, PlanOptions with) {
        return planner.plan(project, observed, with).steps().stream().map(Step::operation)
                .filter(Operation.CreateContainer.class::isInstance).map(Operation.CreateContainer.class::cast)
                .findFirst().orElseThrow();
    }
}
