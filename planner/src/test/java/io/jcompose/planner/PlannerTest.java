package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_HEALTHY;
import static io.jcompose.planner.SampleEngine.health;
import static io.jcompose.planner.SampleEngine.in;
import static io.jcompose.planner.SampleEngine.label;
import static io.jcompose.planner.SampleEngine.named;
import static io.jcompose.planner.SampleProject.command;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.environment;
import static io.jcompose.planner.SampleProject.healthcheck;
import static io.jcompose.planner.SampleProject.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions.Recreate;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What up does about containers that are missing or differ. */
final class PlannerTest extends PlanStage {
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
        SampleEngine engine = running(project).change("demo-db-1", SampleEngine.health(Health.HEALTHY));
        Plan plan = planner.plan(project, engine.state(), options);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.kept()).extracting(kept -> kept.resource() + " " + kept.reason()).containsExactly(
                "network:demo_default exists", "volume:demo_data exists", "container:demo-db-1 running",
                "container:demo-web-1 running");
        assertThat(PlanPrinter.print(plan)).isEqualTo("nothing to do\n");
    }

    @Test
    void whatRunningServicesNeedIsWaitedForToo() {
        Project project = webAndDb().build();
        SampleEngine engine = running(project).change("demo-db-1", SampleEngine.health(Health.UNHEALTHY));
        assertThat(print(project, engine)).isEqualTo("""
                #1 await container:db-1 healthy web depends on db: service_healthy
                """);
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
}
