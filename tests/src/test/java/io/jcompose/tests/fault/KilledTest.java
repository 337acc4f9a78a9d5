package io.jcompose.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.ExecutionOptions;
import io.jcompose.backends.execute.PlanExecutor;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Topology;
import io.jcompose.planner.print.PlanPrinter;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedContainer.ObservedMount;
import io.jcompose.planner.state.ObservedState;
import io.jcompose.tests.engine.MemoryRun;
import io.jcompose.tests.property.RandomProject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Killed before and after each single operation, while steps run side by side: the next up ends where an undisturbed one
 * ends, and no volume got lost on the way.
 */
@Timeout(60)
final class KilledTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("killed.runs", 40));
    }

    private static MemoryRun engine(long seed) {
        return new MemoryRun(seed % 2 == 0 ? Topology.CONTAINERS : Topology.PROJECT_POD);
    }

    /** Carries out a plan until it is killed; returns whether it came to that. */
    private static boolean killed(MemoryRun run, Plan plan, int last, boolean done) {
        var mortal = new MortalBackend(run.engine, last, done);
        var once = new ExecutionOptions(OptionalInt.empty(), 1, Duration.ZERO);
        new PlanExecutor(mortal, once).execute(plan, ExecutionListener.NONE);
        return mortal.dead();
    }

    /** What counts of a state: what is there and what it does. Hashes may hold ids, and numbers may have gaps. */
    private static List<String> essence(ObservedState state) {
        var lines = new ArrayList<String>();
        for (ObservedContainer one : state.containers()) {
            assertThat(one.name()).startsWith("random-"); // not a temporary one
            lines.add(one.service() + " " + one.state() + " " + new TreeSet<>(one.networks().keySet()));
        }
        state.networks().forEach((name, network) -> lines.add(name + " " + network.driver()));
        state.volumes().forEach((name, volume) -> {
            if (!volume.labels().isEmpty()) lines.add(name + " " + volume.labels());
        });
        lines.addAll(state.pods().keySet());
        lines.sort(null);
        return lines;
    }

    private static TreeSet<String> anonymousVolumes(ObservedState state) {
        var names = new TreeSet<String>();
        for (ObservedContainer one : state.containers())
            for (ObservedMount mount : one.mounts())
                if (mount.type().equals("volume") && mount.name().length() == 64) names.add(mount.name());
        return names;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFirstUpThatWasKilledIsCompleted(long seed) {
        Project project = new RandomProject(seed).load();
        MemoryRun undisturbed = engine(seed);
        undisturbed.up(project);
        boolean reached = true;
        for (int last = 1; reached; last++) {
            for (boolean done : new boolean[] {false, true}) {
                MemoryRun run = engine(seed);
                reached = killed(run, run.plan(project), last, done);
                run.up(project);
                assertThat(PlanPrinter.print(run.plan(project))).isEqualTo("nothing to do\n");
                assertThat(essence(run.observe(project))).as("killed at %s, done: %s", last, done)
                        .isEqualTo(essence(undisturbed.observe(project)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChangeThatWasKilledIsCompletedAndKeepsItsVolumes(long seed) {
        var random = new RandomProject(seed);
        Project before = random.load();
        random.edit();
        if (seed % 5 == 0) random.editNetwork();
        Project after = random.load();
        MemoryRun undisturbed = engine(seed);
        undisturbed.up(before);
        undisturbed.up(after);
        boolean reached = true;
        for (int last = 1; reached; last++) {
            for (boolean done : new boolean[] {false, true}) {
                MemoryRun run = engine(seed);
                run.up(before);
                TreeSet<String> volumes = anonymousVolumes(run.observe(before));
                Plan plan = run.plan(after);
                reached = killed(run, plan, last, done);
                run.up(after);
                assertThat(PlanPrinter.print(run.plan(after))).isEqualTo("nothing to do\n");
                assertThat(essence(run.observe(after))).as("killed at %s, done: %s, of\n%s", last, done,
                        PlanPrinter.print(plan)).isEqualTo(essence(undisturbed.observe(after)));
                assertThat(anonymousVolumes(run.observe(after))).as("killed at %s, done: %s", last, done)
                        .isEqualTo(volumes);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aDownThatWasKilledIsCompletedByTheNextOrTakenBackByAnUp(long seed) {
        Project project = new RandomProject(seed).load();
        MemoryRun undisturbed = engine(seed);
        undisturbed.up(project);
        var options = new DownOptions(List.of(), true, false, DownOptions.Images.NONE, Optional.empty());
        boolean reached = true;
        for (int last = 1; reached; last++) {
            MemoryRun run = engine(seed);
            run.up(project);
            reached = killed(run, run.planner.down(project, run.observe(project), options), last, last % 2 == 0);
            run.up(project);
            assertThat(essence(run.observe(project))).as("killed at %s", last)
                    .isEqualTo(essence(undisturbed.observe(project)));
            killed(run, run.planner.down(project, run.observe(project), options), last, last % 2 == 1);
            assertThat(run.execute(run.planner.down(project, run.observe(project), options)).succeeded()).isTrue();
            ObservedState left = run.observe(project);
            assertThat(left.containers()).isEmpty();
            assertThat(left.networks()).isEmpty();
            assertThat(left.volumes()).isEmpty();
            assertThat(left.pods()).isEmpty();
        }
    }
}
