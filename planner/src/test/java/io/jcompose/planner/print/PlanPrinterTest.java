package io.jcompose.planner.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.model.spec.part.DependsOn.Condition;
import io.jcompose.planner.Planner;
import io.jcompose.planner.SampleEngine;
import io.jcompose.planner.SampleProject;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import org.junit.jupiter.api.Test;

final class PlanPrinterTest {
    private final Plan plan = new Planner(Topology.CONTAINERS).plan(
            SampleProject.demo()
                    .service("db", SampleProject.healthcheck("CMD", "true"))
                    .service("web", SampleProject.dependsOn("db", Condition.SERVICE_HEALTHY))
                    .build(),
            new SampleEngine("demo").state(), PlanOptions.defaults());

    @Test
    void textSaysWhatOnWhatWhyAndAfterWhich() {
        assertThat(PlanPrinter.print(plan)).isEqualTo("""
                #1 create network:default         not found
                #2 create container:db-1          not found                                 after #1
                #3 create container:web-1         not found                                 after #1
                #4 join   all containers          nothing starts unless all can be created  after #2, #3
                #5 start  container:db-1          created by #2                             after #4
                #6 await  container:db-1 healthy  web depends on db: service_healthy        after #5
                #7 start  container:web-1         created by #3                             after #6
                """);
    }

    @Test
    void jsonHasFullNames() {
        assertThat(PlanJson.print(plan)).startsWith("""
                {
                  "project": "demo",
                  "steps": [
                    {
                      "id": 1,
                      "action": "create",
                      "target": {
                        "kind": "network",
                        "name": "demo_default"
                      },
                      "text": "network:default",
                      "reason": "not found",
                      "after": []
                    },
                """).endsWith("""
                  "kept": [],
                  "warnings": []
                }
                """);
    }

    @Test
    void dotDrawsAnArrowFromEachStepToWhatComesAfter() {
        assertThat(PlanGraph.dot(plan)).startsWith("digraph \"demo\" {\n").endsWith("}\n")
                .contains("  s6 [label=\"#6 await\\ncontainer:db-1 healthy\", "
                        + "tooltip=\"web depends on db: service_healthy\"];\n", "  s2 -> s4;\n", "  s3 -> s4;\n");
    }

    @Test
    void mermaidDrawsTheSame() {
        assertThat(PlanGraph.mermaid(plan)).startsWith("flowchart LR\n")
                .contains("  s6[\"#6 await<br/>container:db-1 healthy\"]\n", "  s6 --> s7\n");
    }
}
