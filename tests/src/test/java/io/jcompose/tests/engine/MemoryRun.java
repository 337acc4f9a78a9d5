package io.jcompose.tests.engine;

import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.ExecutionOptions;
import io.jcompose.backends.execute.ExecutionReport;
import io.jcompose.backends.execute.PlanExecutor;
import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.memory.ShellScript;
import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.backends.spi.EventFilter;
import io.jcompose.backends.spi.EventStream;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedImage;
import io.jcompose.planner.state.ObservedState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine in memory on which projects are brought up. */
public final class MemoryRun {
    public final InMemoryBackend engine = new InMemoryBackend(new ShellScript(), Clock.systemUTC());
    public final Planner planner;

    /** Makes an engine that holds {@code busybox:test}. */
    public MemoryRun(Topology topology) {
        planner = new Planner(topology);
        engine.addImage(ObservedImage.of("busybox:test", "sha256:" + "b".repeat(64), "linux/amd64"));
    }

    /** Returns what a plan for the project is made from. */
    public ObservedState observe(Project project) {
        return engine.observe(ObservationScope.of(project));
    }

    /** Returns the plan of a plain {@code up}. */
    public Plan plan(Project project) {
        return planner.plan(project, observe(project), PlanOptions.defaults());
    }

    /** Carries out a plan. */
    public ExecutionReport execute(Plan plan) {
        return new PlanExecutor(engine, ExecutionOptions.defaults()).execute(plan, ExecutionListener.NONE);
    }

    /** Brings a project up; fails with the plan when a step fails. */
    public void up(Project project) {
        Plan plan = plan(project);
        ExecutionReport report = execute(plan);
        if (!report.succeeded()) throw new AssertionError(
                report.failures().getFirst().cause().getMessage() + "\n" + PlanPrinter.print(plan));
    }

    /** Does one thing behind the planner's back. */
    public void perform(Operation operation) {
        engine.perform(operation, OperationListener.NONE);
    }

    /** Carries out only the first steps of a plan, as if the program was killed then. */
    public void die(Plan plan, int afterSteps) {
        execute(new Plan(plan.project(), plan.steps().subList(0, afterSteps), List.of(), List.of()));
    }

    /** Returns the names of the project's containers. */
    public List<String> names(Project project) {
        return observe(project).containers().stream().map(ObservedContainer::name).toList();
    }

    /** Returns what happened to containers, in order. */
    public List<ContainerEvent> events() {
        var filter = new EventFilter(Optional.empty(), Optional.of(Instant.EPOCH), Optional.of(Instant.MAX));
        var events = new ArrayList<ContainerEvent>();
        try (EventStream stream = engine.events(filter)) {
            for (var next = stream.next(); next.isPresent(); next = stream.next())
                if (next.get() instanceof ContainerEvent event) events.add(event);
        }
        return events;
    }
}
