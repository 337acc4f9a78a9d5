package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_STARTED;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.environment;
import static io.jcompose.planner.SampleProject.prepared;
import static io.jcompose.planner.SampleProject.providedBy;
import static io.jcompose.planner.SampleProject.scale;
import static io.jcompose.planner.SampleProject.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.provide.ProvidedVariables;
import io.jcompose.planner.state.ResourceId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is done before containers are planned or started: providers, models, {@code pre_start}. */
final class ProvideTest {
    private final Planner planner = new Planner(Topology.CONTAINERS);

    private static String print(Plan plan) {
        return PlanPrinter.print(plan).replaceAll(" {2,}", " ");
    }

    @Test
    void providersProvideInTheOrderOfTheirDependencies() {
        Project project = SampleProject.demo().model("small", "example/small")
                .service("cloud", providedBy("sample"))
                .service("region", providedBy("sample"), dependsOn("cloud", SERVICE_STARTED))
                .service("web", dependsOn("region", SERVICE_STARTED), using("small")).build();
        var engine = new SampleEngine("demo");
        assertThat(print(planner.provide(project, engine.state(), PlanOptions.defaults()))).isEqualTo("""
            #1 serve model:small services use it
            #2 up service:cloud by sample provided
            #3 up service:region by sample provided after #2
            """);
        assertThat(print(planner.down(project, engine.state(), DownOptions.defaults()))).startsWith("""
            #1 down service:region by sample down
            #2 down service:cloud by sample down
            """);
    }

    @Test
    void whatTheyTellIsForThoseThatUseThem() {
        Project project = SampleProject.demo().model("my-model", "example/small")
                .service("cloud", providedBy("sample"))
                .service("apart", environment("A", "b"))
                .service("web", dependsOn("cloud", SERVICE_STARTED), using("my-model")).build();
        Project told = ProvidedVariables.add(project, Map.of(
                ResourceId.service("cloud"), Map.of("URL", "x"),
                ResourceId.model("my-model"), Map.of("endpoint", "http://runner")));
        assertThat(told.services().get(new ServiceName("web")).process().environment()).containsOnly(
                Map.entry("CLOUD_URL", new EnvironmentValue.Literal("x")),
                Map.entry("MY_MODEL_MODEL", new EnvironmentValue.Literal("example/small")),
                Map.entry("MY_MODEL_URL", new EnvironmentValue.Literal("http://runner")));
        assertThat(told.services().get(new ServiceName("apart"))).isEqualTo(
                project.services().get(new ServiceName("apart")));
    }

    @Test
    void whatPreparesAServiceRunsOnceInOrderBeforeAllItsContainers() {
        Project project = SampleProject.demo().service("web", prepared("one", "two"), scale(2)).build();
        var engine = new SampleEngine("demo");
        Plan plan = planner.plan(project, engine.state(), PlanOptions.defaults());
        assertThat(print(plan)).isEqualTo("""
            #1 create network:default not found
            #2 create container:web-1 not found after #1
            #3 create container:web-2 not found after #1
            #4 join all containers nothing starts unless all can be created after #2, #3
            #5 run pre_start 0 of web pre_start after #4
            #6 run pre_start 1 of web pre_start after #5
            #7 start container:web-1 created by #2 after #6
            #8 start container:web-2 created by #3 after #6
            """);
        var after = engine.after(plan);
        assertThat(planner.plan(project, after.state(), PlanOptions.defaults()).steps()).isEmpty();
        Project more = SampleProject.demo().service("web", prepared("one", "two"), scale(3)).build();
        assertThat(print(planner.plan(more, after.state(), PlanOptions.defaults()))).doesNotContain("pre_start");
    }
}
