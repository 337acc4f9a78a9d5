package io.jcompose.backends.supervise;

import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.execute.ExecutionOptions;
import io.jcompose.backends.execute.ExecutionReport;
import io.jcompose.backends.execute.PlanExecutor;
import io.jcompose.backends.execute.StepOutcome;
import io.jcompose.backends.execute.StepOutcome.Failed;
import io.jcompose.backends.execute.StepOutcome.Succeeded;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.supervise.care.EngineCare;
import io.jcompose.backends.supervise.care.GuardedBackend;
import io.jcompose.backends.supervise.people.StopAsked;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartRound;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Looks at containers and does things to them, each on a virtual thread, at most so many things at once. */
final class Workers {
    /** What went wrong is decided about anew, from a new look. */
    private static final ExecutionOptions ONCE = new ExecutionOptions(OptionalInt.empty(), 1, Duration.ZERO);

    private final Backend backend;
    private final EngineCare care;
    private final Semaphore turns;
    private final StopAsked people;
    private final InstantSource clock;
    private final Consumer<Happening> queue;

    Workers(Backend backend, EngineCare care, int parallel, StopAsked people, InstantSource clock,
            Consumer<Happening> queue) {
        this.people = people;
        this.clock = clock;
        this.backend = backend;
        this.care = care;
        this.turns = new Semaphore(parallel, true);
        this.queue = queue;
    }

    void look(String id) {
        Thread.ofVirtual().name("look").start(() -> {
            Happening outcome;
            try {
                outcome = new Happening.Looked(id, care.look(id));
            } catch (RuntimeException failed) {
                outcome = new Happening.NotLooked(id, String.valueOf(failed.getMessage()));
            }
            queue.accept(outcome);
        });
    }

    /** Repairs what holds containers together, where the engine has such a thing. */
    void mend(Optional<String> project) {
        Thread.ofVirtual().name("mend").start(() -> {
            try {
                queue.accept(new Happening.Mended(care.mend(project)));
            } catch (RuntimeException failed) {
                queue.accept(new Happening.Mended(new Vitals.Mending(List.of(),
                        List.of(String.valueOf(failed.getMessage())))));
            }
        });
    }

    /** Carries an act out. */
    void carryOut(Act act) {
        Thread.ofVirtual().name("supervise " + act.sighting().name()).start(() -> {
            Happening.Ended ended;
            try {
                ended = perform(act);
            } catch (RuntimeException failed) {
                ended = new Happening.Ended(act, Act.Result.NOT_BEGUN, String.valueOf(failed.getMessage()), List.of(),
                        List.of());
            }
            queue.accept(ended);
        });
    }

    private Happening.Ended perform(Act act) {
        boolean leads = act.leads();
        Sighting sighting = act.sighting();
        List<ObservedContainer> others = leads
                ? care.call(() -> backend.containers(new ContainerQuery(Optional.of(sighting.project()), false)))
                : List.of();
        Plan plan = RestartRound.plan(sighting.project(), operation(act), act.decision().why(),
                leads ? sighting.service() : "", act.policy().dependants(), others);
        var followers = new TreeMap<ResourceId, String>();
        for (Step step : plan.steps().subList(1, plan.steps().size()))
            for (ObservedContainer other : others)
                if (step.operation() instanceof Operation.RestartContainer restart
                        && restart.target().equals(other.resource())) followers.put(other.resource(), other.id());
        if (!followers.isEmpty()) queue.accept(new Happening.Following(List.copyOf(followers.values())));
        try {
            var guarded = new GuardedBackend(backend, care, turns, guard(act, followers));
            return ended(act, new PlanExecutor(guarded, ONCE).execute(plan, ExecutionListener.NONE), followers);
        } catch (RuntimeException failed) {
            List<String> ids = List.copyOf(followers.values());
            return new Happening.Ended(act, Act.Result.UNKNOWN, String.valueOf(failed.getMessage()), ids, ids);
        }
    }

    private static Happening.Ended ended(Act act, ExecutionReport report, Map<ResourceId, String> followers) {
        StepOutcome first = report.outcomes().getFirst();
        Act.Result result = Act.Result.DONE;
        var message = new StringBuilder();
        if (first instanceof Succeeded done && done.performed().note().isPresent()) {
            result = Act.Result.NOT_NEEDED;
            message.append(done.performed().note().get());
        } else if (first instanceof Failed failed) {
            result = begun(failed.cause()) ? Act.Result.UNKNOWN : Act.Result.NOT_BEGUN;
        }
        for (Failed failed : report.failures()) {
            if (!message.isEmpty()) message.append("; ");
            message.append(failed.cause().getMessage());
        }
        var left = new TreeMap<>(followers);
        for (StepOutcome outcome : report.outcomes()) {
            boolean touched = outcome instanceof Succeeded done && done.performed().note().isEmpty()
                    || outcome instanceof Failed failed && begun(failed.cause());
            if (touched) left.remove(outcome.step().operation().target());
        }
        return new Happening.Ended(act, result, message.toString(), List.copyOf(followers.values()),
                List.copyOf(left.values()));
    }

    /** Whether the engine may have begun: it was reached, and perhaps it stopped a container that it cannot start. */
    private static boolean begun(ComposeException failure) {
        return !(failure instanceof io.jcompose.backends.spi.EngineException engine)
                || !engine.call().isEmpty() || engine.kind() != ComposeException.Kind.ENGINE_UNREACHABLE;
    }

    private GuardedBackend.Guard guard(Act act, Map<ResourceId, String> followers) {
        return new GuardedBackend.Guard() {
            @Override
            public Optional<String> objection(Operation operation) {
                Optional<String> objection = Workers.this.objection(operation, act);
                String follower = followers.get(operation.target());
                if (objection.isEmpty() && follower != null) queue.accept(new Happening.Turn(follower));
                return objection;
            }

            @Override
            public Optional<Performed> instead(Operation operation) {
                String name = operation.target().name();
                if (operation instanceof Operation.RestartContainer) return care.restart(name);
                return act.keepsDown() ? care.hold(name, act.decision() instanceof RestartDecision.GiveUp)
                        : Optional.empty();
            }
        };
    }

    /** Looks again right before acting: returns what has changed since it was decided. */
    private Optional<String> objection(Operation operation, Act act) {
        boolean follows = !operation.target().name().equals(act.sighting().name());
        Optional<Sighting> again = care.look(follows ? operation.target().name() : act.sighting().id());
        if (again.isEmpty()) return Optional.of("it is gone");
        Sighting now = again.get();
        if (!(act.decision() instanceof RestartDecision.Obey)) {
            Optional<Instant> asked = people.stopAsked(now.name());
            if (asked.isPresent() && StopAsked.concerns(asked.get(), now, clock.instant())) return Optional.of(
                    "a person is stopping it");
        }
        boolean finishing = act.decision() instanceof RestartDecision.Finish;
        if (follows && finishing && now.started().isAfter(act.sighting().started())) return Optional.of(
                "it was started anew meanwhile");
        if (follows) return now.state() == ContainerState.RUNNING ? Optional.empty()
                : Optional.of("it is " + now.state().word());
        // in a crash loop there is another run meanwhile, and whether one runs just now is a matter of milliseconds
        boolean loops = act.keepsDown() && (now.started().equals(act.sighting().started())
                || now.restartCount() > act.sighting().restartCount());
        if (loops) return Optional.empty();
        if (!now.started().equals(act.sighting().started())) return Optional.of("it was started anew meanwhile");
        if (act.decision() instanceof RestartDecision.StartAfter) {
            if (now.runs()) return Optional.of("it runs");
            // what is held is ready to run; a stop by a person makes it something that has ended
            boolean stopped = act.sighting().state() == ContainerState.CREATED && now.state() == ContainerState.EXITED;
            return stopped ? Optional.of("a person stopped it") : Optional.empty();
        }
        if (now.state() != ContainerState.RUNNING) return Optional.of("it is " + now.state().word());
        if (act.decision() instanceof RestartDecision.Obey || finishing) return Optional.empty();
        return now.health() == Health.UNHEALTHY ? Optional.empty() : Optional.of("it is healthy again");
    }

    private static Operation operation(Act act) {
        ResourceId target = ResourceId.container(act.sighting().name());
        return switch (act.decision()) {
            case RestartDecision.RestartAfter restart -> new Operation.RestartContainer(target, Optional.empty());
            case RestartDecision.StartAfter start -> new Operation.StartContainer(target);
            case RestartDecision.Hold hold -> new Operation.StopContainer(target, Optional.empty());
            case RestartDecision.Stop stop -> new Operation.StopContainer(target, Optional.empty());
            case RestartDecision.Obey obey -> new Operation.StopContainer(target, Optional.empty());
            case RestartDecision.Finish finish -> new Operation.Join(target, "the restart of what follows it");
            case RestartDecision.Kill kill -> new Operation.KillContainer(target, "SIGKILL");
            case RestartDecision.Leave leave -> throw new IllegalArgumentException("nothing to do");
            case RestartDecision.GiveUp giveUp -> new Operation.StopContainer(target, Optional.empty());
        };
    }
}
