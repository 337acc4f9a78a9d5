package io.jcompose.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.spi.EngineEvent.ContainerEvent;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.model.spec.part.DependsOn;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.plan.StepId;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ComposeLabels;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.LabelledProject;
import io.jcompose.planner.state.ObservationScope;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.planner.state.ResourceId;
import io.jcompose.tests.engine.MemoryRun;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seed is the test's argument; {@code -Dproperty.seed=N} runs one, {@code -Dproperty.runs=N} so many. */
@Timeout(60)
final class ConvergencePropertyTest {
    static LongStream seeds() {
        Long one = Long.getLong("property.seed");
        return one != null ? LongStream.of(one) : LongStream.rangeClosed(1, Long.getLong("property.runs", 150));
    }

    private static Topology topology(long seed) {
        return seed % 2 == 0 ? Topology.CONTAINERS : Topology.PROJECT_POD;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSecondPlanIsEmpty(long seed) {
        Project project = new RandomProject(seed).load();
        var run = new MemoryRun(topology(seed));
        run.up(project);
        assertThat(PlanPrinter.print(run.plan(project))).isEqualTo("nothing to do\n");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void onlyWhatWasEditedIsRecreated(long seed) {
        var random = new RandomProject(seed);
        var run = new MemoryRun(topology(seed));
        run.up(random.load());
        String edited = random.edit();
        Project project = random.load();
        Plan plan = run.plan(project);
        var recreated = new TreeSet<String>();
        for (Step step : plan.steps())
            if (step.operation() instanceof Operation.CreateContainer create) recreated
                    .add(create.spec().labels().get(ComposeLabels.SERVICE));
        assertThat(recreated).isEqualTo(random.together(edited));
        assertThat(plan.steps()).filteredOn(step -> step.operation() instanceof Operation.CreateContainer)
                .extracting(Step::reason)
                .allMatch(reason -> reason.equals("configuration differs: environment.GREETING")
                        || reason.endsWith(" is new"));
        run.up(project);
        assertThat(PlanPrinter.print(run.plan(project))).isEqualTo("nothing to do\n");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRunThatWasKilledAnywhereIsCompletedByTheNext(long seed) {
        var random = new RandomProject(seed);
        Project before = random.load();
        random.edit();
        if (seed % 3 == 0) random.rescale();
        if (seed % 5 == 0) random.editNetwork();
        if (seed % 7 == 0) random.editVolume();
        Project after = random.load();
        int steps = 1;
        for (int killed = 0; killed <= steps; killed++) {
            var run = new MemoryRun(topology(seed));
            run.up(before);
            Plan plan = run.plan(after);
            steps = plan.steps().size();
            run.die(plan, killed);
            run.up(after);
            assertThat(PlanPrinter.print(run.plan(after))).as("killed after %s steps of\n%s", killed,
                    PlanPrinter.print(plan)).isEqualTo("nothing to do\n");
            assertThat(run.names(after)).allMatch(name -> name.startsWith("random-"));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFirstRunThatWasKilledAnywhereIsCompletedByTheNext(long seed) {
        Project project = new RandomProject(seed).load();
        int steps = new MemoryRun(topology(seed)).plan(project).steps().size();
        for (int killed = 0; killed <= steps; killed++) {
            var run = new MemoryRun(topology(seed));
            run.die(run.plan(project), killed);
            run.up(project);
            assertThat(PlanPrinter.print(run.plan(project))).isEqualTo("nothing to do\n");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatOthersDidToContainersIsMended(long seed) {
        Project project = new RandomProject(seed).load();
        var run = new MemoryRun(topology(seed));
        run.up(project);
        var chance = new Random(seed);
        for (ObservedContainer container : run.observe(project).containers()) {
            switch (chance.nextInt(8)) {
                case 0 -> run.perform(new Operation.StopContainer(container.resource(), Optional.empty()));
                case 1 -> run.perform(new Operation.RemoveContainer(container.resource(), false));
                case 2 -> run.engine.end(container.name(), 1);
                case 3 -> container.networks().keySet().stream().sorted().findFirst()
                        .ifPresent(network -> run.perform(new Operation.DisconnectNetwork(
                                ResourceId.network(network), container.resource())));
                default -> {
                }
            }
        }
        run.up(project);
        assertThat(PlanPrinter.print(run.plan(project))).isEqualTo("nothing to do\n");
        Map<String, Long> counts = run.observe(project).containers().stream()
                .collect(Collectors.groupingBy(ObservedContainer::service, Collectors.counting()));
        project.services().forEach((name, service) -> assertThat(counts.getOrDefault(name.value(), 0L))
                .isEqualTo(service.replicas()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingThatRunsIsTouchedWhenSomethingCannotBeCreated(long seed) {
        var random = new RandomProject(seed);
        var run = new MemoryRun(topology(seed));
        Project before = random.load();
        run.up(before);
        List<ObservedContainer> running = run.observe(before).containers();
        random.edit();
        var text = new StringBuilder(random.text());
        String broken = random.unknownImage(text);
        Project after = RandomProject.load(text.toString());
        int containers = after.services().get(new ServiceName(broken)).replicas();
        boolean succeeded = run.execute(run.plan(after)).succeeded();
        assertThat(succeeded).isEqualTo(containers == 0);
        if (containers == 0) return;
        assertThat(run.observe(after).containers()).containsAll(running);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingStartsBeforeWhatItDependsOnIsReady(long seed) {
        Project project = new RandomProject(seed).load();
        var run = new MemoryRun(topology(seed));
        run.up(project);
        Map<String, String> state = new HashMap<>(); // the last thing that happened to a container
        for (ContainerEvent event : run.events()) {
            String word = event.health() == Health.HEALTHY ? "healthy" : event.action();
            if (word.equals("start")) {
                var service = new ServiceName(event.attributes().getOrDefault(ComposeLabels.SERVICE, ""));
                project.services().get(service).lifecycle().dependsOn().forEach((dependency, need) -> {
                    for (ObservedContainer one : run.observe(project).containers()) {
                        if (!one.service().equals(dependency.value())) continue;
                        assertThat(state.get(one.name())).as("%s when %s starts", one.name(), event.name())
                                .isIn(acceptable(need));
                    }
                });
            }
            state.put(event.name(), word);
        }
    }

    private static List<String> acceptable(DependsOn need) {
        return switch (need.condition()) {
            case SERVICE_STARTED -> List.of("start", "healthy", "die");
            case SERVICE_HEALTHY -> List.of("healthy");
            case SERVICE_COMPLETED_SUCCESSFULLY -> List.of("die");
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepComesAfterItsReasons(long seed) {
        Project project = new RandomProject(seed).load();
        Plan plan = new MemoryRun(topology(seed)).plan(project);
        var seen = new HashSet<StepId>();
        for (Step step : plan.steps()) {
            assertThat(step.reason()).isNotBlank();
            assertThat(seen).containsAll(step.after());
            assertThat(seen.add(step.id())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downLeavesNothing(long seed) {
        Project project = new RandomProject(seed).load();
        var run = new MemoryRun(topology(seed));
        run.up(project);
        ObservedState observed = run.engine.observe(ObservationScope.named("random"));
        Project told = seed % 3 == 0 ? LabelledProject.of(observed) : project;
        var options = new DownOptions(List.of(), true, false, DownOptions.Images.NONE, Optional.empty());
        assertThat(run.execute(run.planner.down(told, observed, options)).succeeded()).isTrue();
        ObservedState left = run.observe(project);
        assertThat(left.containers()).isEmpty();
        assertThat(left.networks()).isEmpty();
        assertThat(left.volumes()).isEmpty();
        assertThat(left.pods()).isEmpty();
    }
}
