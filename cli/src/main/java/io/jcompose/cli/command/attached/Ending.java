package io.jcompose.cli.command.attached;

import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.view.progress.Narrator.HookOutput;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.model.spec.ServiceName;
import io.jcompose.planner.Planner;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import io.jcompose.planner.state.ObservedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The end of what attached {@code up} has started: in order, or at once. */
final class Ending {
    /** A container that the engine was asked to start before the signal comes up within this time, or never. */
    private static final Duration COMES_UP_WITHIN = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Wiring wiring;
    private final Convergence convergence;
    private final Backend backend;
    private final Project project;
    private final Arguments arguments;
    private final Happenings happenings;
    private final StartsInFlight starts;
    private final HookOutput hooks;
    private final Planner planner;

    /** Prepares it; {@code starts} are containers that may still come up, {@code hooks} takes what their hooks print. */
    Ending(Wiring wiring, Convergence convergence, Project project, Arguments arguments, Happenings happenings,
            StartsInFlight starts, HookOutput hooks) {
        this.wiring = wiring;
        this.convergence = convergence;
        this.backend = convergence.backend();
        this.project = project;
        this.arguments = arguments;
        this.happenings = happenings;
        this.starts = starts;
        this.hooks = hooks;
        this.planner = new Planner(Convergence.topology(backend));
    }

    /** Stops in order; a signal in the meantime kills whatever is left. */
    void stop(Interrupts interrupts) {
        Thread stopping = Thread.ofVirtual().name("stopper").start(() -> {
            try {
                endAll("Stopping", observed -> planner.stop(project, observed, named(), seconds()));
                happenings.add(new Happenings.AllEnded());
            } catch (ComposeException failure) {
                happenings.add(new Happenings.Lost(failure));
            }
        });
        while (stopping.isAlive()) {
            switch (happenings.next()) {
                case Happenings.Interrupted again -> {
                    stopping.interrupt();
                    Thread killing = Thread.currentThread();
                    interrupts.act(killing::interrupt); // a third one does not even wait for that
                    kill();
                    return;
                }
                case Happenings.Lost lost -> {
                    if (lost.cause().kind() != ComposeException.Kind.CANCELLED) throw lost.cause();
                }
                case Happenings.AllEnded all -> join(stopping);
                case Happenings.Ended ended -> {
                    // one after the other, as wanted
                }
                case Happenings.Detached tooLate -> {
                    // what is being stopped is not left alone any more
                }
            }
        }
    }

    private void kill() {
        try {
            endAll("Killing", observed -> planner.kill(project, observed, named(), "SIGKILL", false));
        } catch (ComposeException refused) {
            // what ended by itself in the meantime cannot be killed, and need not be
            if (refused.kind() != ComposeException.Kind.ENGINE_REFUSED) throw refused;
        }
    }

    /** Ends what runs, and what was asked to start and comes up while we are at it. */
    private void endAll(String title, Function<ObservedState, Plan> plans) {
        long deadline = System.nanoTime() + COMES_UP_WITHIN.toNanos();
        boolean first = true;
        boolean more = true;
        while (more) {
            more = starts.any() && System.nanoTime() < deadline;
            ObservedState observed = convergence.observe();
            Plan plan = plans.apply(observed);
            boolean wanted = first || anyRuns(observed);
            first = false;
            if (wanted && !plan.isEmpty()) new Execution(wiring, backend).runUninterrupted(plan, title, hooks);
            if (more && !pause()) return;
        }
    }

    private static boolean anyRuns(ObservedState observed) {
        for (ObservedContainer container : observed.containers()) {
            if (container.state() == ContainerState.RUNNING && !container.oneOff()) return true;
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    private List<ServiceName> named() {
        var named = new ArrayList<ServiceName>();
        for (String name : arguments.operands()) named.add(new ServiceName(name));
        return named;
    }

    private Optional<Duration> seconds() {
        return arguments.given("timeout")
                ? Optional.of(Duration.ofSeconds(arguments.number("timeout").getAsInt()))
                : Optional.empty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
