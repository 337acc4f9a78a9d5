package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleEngine.attachedTo;
import static io.jcompose.planner.SampleEngine.in;
import static io.jcompose.planner.SampleEngine.label;
import static io.jcompose.planner.SampleProject.command;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.mount;
import static io.jcompose.planner.SampleProject.scale;
import static io.jcompose.planner.SampleProject.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions.Orphans;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Networks, volumes, secrets, numbers of containers, and containers without a service. */
final class ResourcePlanTest extends PlanStage {
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
}
