package io.jcompose.planner;

import static io.jcompose.model.spec.part.DependsOn.Condition.SERVICE_HEALTHY;
import static io.jcompose.planner.SampleProject.dependsOn;
import static io.jcompose.planner.SampleProject.healthcheck;

import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ObservedState;

/** What the tests of plans share: a planner, and an engine to plan for. */
abstract class PlanStage {
    final Planner planner = new Planner(Topology.CONTAINERS);
    final PlanOptions options = PlanOptions.defaults();

    /** The plan with one blank between columns: how wide they are is PlanPrinterTest's matter. */
    String print(Project project, SampleEngine engine, PlanOptions with) {
        return PlanPrinter.print(planner.plan(project, engine.state(), with)).replaceAll(" {2,}", " ");
    }

    String print(Project project, SampleEngine engine) {
        return print(project, engine, options);
    }

    SampleEngine running(Project project) {
        var engine = new SampleEngine(project.name());
        return engine.after(planner.plan(project, engine.state(), options));
    }

    static SampleProject webAndDb() {
        return SampleProject.demo()
                .service("db", healthcheck("CMD", "true"))
                .service("web", dependsOn("db", SERVICE_HEALTHY));
    }

    Operation.CreateContainer created(Project project, ObservedState observed, PlanOptions with) {
        return planner.plan(project, observed, with).steps().stream().map(Step::operation)
                .filter(Operation.CreateContainer.class::isInstance).map(Operation.CreateContainer.class::cast)
                .findFirst().orElseThrow();
    }
}
