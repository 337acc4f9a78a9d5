package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_HEALTHY;
import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleEngine.in;
import static io.jcompose.planner.SampleEngine.label;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.hooks;
import static io.jcompose.planner.SampleProject.mount;
import static io.jcompose.planner.SampleProject.scale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.DownOptions.BuiltImage;
import io.jcompose.planner.plan.DownOptions.Images;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservedState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
    private static final List<ServiceName> ALL = List.of();

    private final Planner planner = new Planner(Topology.CONTAINERS);
    private final Project project = SampleProject.demo().volume("data")
            .service("db", mount("data", "/data"))
            .service("web", dependsOn("db", SERVICE_HEALTHY, true, true), hooks("warm", "drain"))
            .build();
    private final SampleEngine engine = running(project);

    private SampleEngine running(Project of) {
        var fresh = new SampleEngine(of.name());
        return fresh.after(planner.plan(of, fresh.state(), PlanOptions.defaults()));
    }

    private static String print(Plan plan) {
        return PlanPrinter.print(plan).replaceAll(" {2,}", " ");
    }

    @Test
    void downEndsDependantsFirstAndThenTheirNetworks() {
        assertThat(print(planner.down(project, engine.state(), DownOptions.defaults()))).isEqualTo("""
                #1 run pre_stop in container:web-1 pre_stop
                #2 stop container:web-1 down after #1
                #3 remove container:web-1 down after #2
                #4 stop container:db-1 down after #3
                #5 remove container:db-1 down after #4
                #6 remove network:default down after #5
                """);
    }

    @Test
    void downTakesVolumesAndImagesOnRequest() {
        var options = new DownOptions(ALL, true, false, Images.ALL, Optional.of(Duration.ofSeconds(1)));
        assertThat(print(planner.down(project, engine.state(), options))).contains(
                "remove container:db-1 with anonymous volumes", "remove volume:data volumes are asked for after #5",
                "remove image:busybox:test images are asked for after #5");
    }

    @Test
    void downTakesImagesThatWereBuiltForItsServicesAndForOthersOnlyWithTheirOrphans() {
        var built = List.of(new BuiltImage("docker.io/library/busybox:test", "db"), new BuiltImage("own:1", "web"),
                new BuiltImage("older:1", "gone"));
        assertThat(print(planner.down(project, engine.state(), local(built, false)))).contains("remove image:own:1 ")
                .contains("remove image:busybox:test ").doesNotContain("older");
        assertThat(print(planner.down(project, engine.state(), local(built, true)))).contains("remove image:older:1 ");
        ObservedState nothing = ObservedState.empty("ghost");
        assertThat(planner.down(LabelledProject.of(nothing), nothing, local(built, false)).steps()).isEmpty();
    }

    private static DownOptions local(List<BuiltImage> built, boolean orphans) {
        return new DownOptions(ALL, false, orphans, Images.LOCAL, built, Optional.empty());
    }

    @Test
    void downFromLabelsAloneIsTheSame() {
        ObservedState observed = engine.state();
        String fromFile = print(planner.down(project, observed, DownOptions.defaults()));
        String fromLabels = print(planner.down(LabelledProject.of(observed), observed, DownOptions.defaults()));
        assertThat(fromLabels).doesNotContain("pre_stop").endsWith("remove network:default down after #4\n");
        assertThat(fromFile.lines().count()).isEqualTo(fromLabels.lines().count() + 1);
    }

    @Test
    void downOfNothingSaysSo() {
        ObservedState nothing = ObservedState.empty("ghost");
        Plan plan = planner.down(LabelledProject.of(nothing), nothing, DownOptions.defaults());
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.warnings()).containsExactly("Warning: No resource found to remove for project \"ghost\".");
    }

    @Test
    void downLeavesOneOffContainersUnlessOrphansGo() {
        engine.change("demo-web-1", label(ComposeLabels.ONE_OFF, "True"));
        assertThat(print(planner.down(project, engine.state(), DownOptions.defaults()))).doesNotContain("web");
        var orphans = new DownOptions(ALL, false, true, Images.NONE, Optional.empty());
        assertThat(print(planner.down(project, engine.state(), orphans))).contains("remove container:web-1");
    }

    @Test
    void stopEndsDependantsFirstAndRunsNoHooksInWhatHasEnded() {
        assertThat(print(planner.stop(project, engine.state(), ALL, Optional.empty()))).isEqualTo("""
                #1 run pre_stop in container:web-1 pre_stop
                #2 stop container:web-1 stop after #1
                #3 stop container:db-1 stop after #2
                """);
        engine.change("demo-web-1", in(ContainerState.EXITED, 0));
        assertThat(print(planner.stop(project, engine.state(), ALL, Optional.empty())))
                .isEqualTo("#1 stop container:web-1 stop\n#2 stop container:db-1 stop after #1\n");
    }

    @Test
    void startBeginsWithDependenciesAndWaitsForThem() {
        engine.change("demo-web-1", in(ContainerState.EXITED, 0)).change("demo-db-1", in(ContainerState.EXITED, 0));
        assertThat(print(planner.start(project, engine.state(), ALL, false, Optional.empty()))).isEqualTo("""
                #1 start container:db-1 exited (0)
                #2 await container:db-1 healthy web depends on db: service_healthy after #1
                #3 start container:web-1 exited (0) after #2
                #4 run post_start in container:web-1 post_start after #3
                """);
    }

    @Test
    void whatWasNeverCreatedCannotBeStarted() {
        assertThatThrownBy(() -> planner.start(
                project, ObservedState.empty("demo"), ALL, false, Optional.empty()))
                .hasMessage("service \"db\" has no container to start");
    }

    @Test
    void restartDrawsInThoseWhoAskForIt() {
        var db = List.of(new ServiceName("db"));
        assertThat(print(planner.restart(project, engine.state(), db, false, Optional.empty()))).isEqualTo("""
                #1 restart container:db-1 restart
                #2 await container:db-1 healthy web depends on db: service_healthy after #1
                #3 run pre_stop in container:web-1 pre_stop after #2
                #4 restart container:web-1 restart after #3
                #5 run post_start in container:web-1 post_start after #4
                """);
        assertThat(print(planner.restart(project, engine.state(), db, true, Optional.empty())))
                .isEqualTo("#1 restart container:db-1 restart\n");
    }

    @Test
    void restartHasNoOrderWithoutThatWish() {
        Project plain = SampleProject.demo().service("db").service("web", dependsOn("db", SERVICE_STARTED)).build();
        assertThat(print(planner.restart(plain, running(plain).state(), ALL, false, Optional.empty()))).isEqualTo("""
                #1 restart container:db-1 restart
                #2 restart container:web-1 restart
                """);
    }

    @Test
    void killReachesOneOffContainersButNothingThatHasEnded() {
        engine.change("demo-web-1", label(ComposeLabels.ONE_OFF, "True"))
                .change("demo-db-1", in(ContainerState.EXITED, 0));
        assertThat(print(planner.kill(project, engine.state(), ALL, "SIGHUP", false)))
                .isEqualTo("#1 kill container:web-1 with SIGHUP kill\n");
    }

    @Test
    void removeTakesWhatDoesNotRun() {
        engine.change("demo-db-1", in(ContainerState.EXITED, 0));
        assertThat(print(planner.remove(project, engine.state(), ALL, false, true)))
                .isEqualTo("#1 remove container:db-1 with anonymous volumes exited\n");
        assertThat(print(planner.remove(project, engine.state(), ALL, true, false))).isEqualTo("""
                #1 run pre_stop in container:web-1 pre_stop
                #2 stop container:web-1 stop before removal after #1
                #3 stop container:db-1 stop before removal after #2
                #4 remove container:db-1 stopped by #3 after #3
                #5 remove container:web-1 stopped by #2 after #2
                """);
    }

    @Test
    void pauseIsForAllThatRuns() {
        Project two = SampleProject.demo().service("web", scale(2)).build();
        SampleEngine pair = running(two).change("demo-web-2", in(ContainerState.EXITED, 0));
        assertThat(print(planner.pause(two, pair.state(), ALL))).isEqualTo("#1 pause container:web-1 pause\n");
        assertThat(print(planner.unpause(two, pair.state(), ALL))).isEqualTo("#1 unpause container:web-1 unpause\n");
    }

    @Test
    void labelsTellServicesTheirNumberAndOrder() {
        Project told = LabelledProject.of(engine.state());
        assertThat(told.services().get(new ServiceName("web")).lifecycle().dependsOn())
                .containsOnlyKeys(new ServiceName("db"));
        assertThat(told.services().get(new ServiceName("web")).replicas()).isEqualTo(1);
        assertThat(told.networks()).containsOnlyKeys("default");
        assertThat(told.volumes()).containsOnlyKeys("data");
    }
}
