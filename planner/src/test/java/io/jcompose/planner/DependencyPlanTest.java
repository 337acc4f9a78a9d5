package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_COMPLETED_SUCCESSFULLY;
import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleEngine.health;
import static io.jcompose.planner.SampleEngine.in;
import static io.jcompose.planner.SampleProject.command;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.hooks;
import static io.jcompose.planner.SampleProject.networkMode;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What services that depend on each other mean for a plan. */
final class DependencyPlanTest extends PlanStage {
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
    void waitingEndsWithARunningOrCompletedContainerOfEachService() {
        Project project = SampleProject.demo().service("migrate")
                .service("web", dependsOn("migrate", SERVICE_COMPLETED_SUCCESSFULLY)).service("mail").build();
        var waits = planner.plan(project, new SampleEngine("demo").state(), options.withWait(Optional.empty()));
        assertThat(waits.steps()).filteredOn(step -> step.reason().equals("--wait"))
                .extracting(step -> step.operation().getClass().getSimpleName() + " "
                        + step.operation().target().name())
                .containsExactly("AwaitRunning demo-mail-1", "AwaitRunning demo-web-1");
    }
}
