package io.jcompose.cli.command.attached;

import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.follow.ProjectFollower;
import io.jcompose.backends.follow.ProjectFollower.History;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.convergence.Convergence;
import io.jcompose.cli.command.convergence.Execution;
import io.jcompose.cli.command.supervise.AttachedSupervision;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.log.ContainerNames;
import io.jcompose.cli.view.log.LogPrinter;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.plan.Plan;
import io.jcompose.planner.plan.PlanOptions;
import io.jcompose.planner.plan.Step;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code up} without {@code -d}: creates, shows the output of containers while they run, and stops them when a person
 * interrupts or a container's end calls for it.
 */
public final class AttachedUp {
    /** Podman's events are read from a file, and may come a moment after what they tell. */
    private static final Duration LATE_EVENTS = Duration.ofMillis(100);

    private final Wiring wiring;
    private final Console console;
    private final Arguments arguments;
    private final Project project;
    private final Convergence convergence;
    private final Backend backend;
    private final AttachedServices services;
    private final LogPrinter printer;
    private final Happenings happenings = new Happenings();
    private final Invocation invocation;
    private final AttachedWatch watch;
    private boolean detached;
    private Optional<Menu> menu = Optional.empty();
    private @Nullable AttachedSupervision supervision;
    private volatile StartsInFlight starts = new StartsInFlight(ExecutionListener.NONE);
    private final StartWaits waits;

    /** Prepares it; the project has been loaded and its images are there. */
    public AttachedUp(Invocation invocation, Project project, Convergence convergence) {
        this.invocation = invocation;
        this.wiring = invocation.wiring();
        this.console = invocation.console();
        this.arguments = invocation.arguments();
        this.project = project;
        this.convergence = convergence;
        this.backend = convergence.backend();
        this.services = AttachedServices.of(arguments, project);
        boolean colours = !arguments.on("no-color") && console.coloursOut(invocation.global().ansi());
        this.printer = new LogPrinter(console.out(), console.err(), colours, !arguments.on("no-log-prefix"));
        printer.through(wiring::aside);
        this.watch = new AttachedWatch(wiring, project, arguments, printer, happenings);
        this.waits = new StartWaits(event -> starts.on(event), Thread.currentThread()::interrupt);
    }

    /** Does it, and returns the exit code. */
    public int run(PlanOptions options) {
        convergence.execute(convergence.planWithImages(options.withoutStart(), arguments.on("yes")));
        if (wiring.dryRun()) {
            console.line("end of 'compose up' output, interactive run is not supported in dry-run mode");
            return ExitCode.DONE;
        }
        try {
            if (arguments.on("watch")) watch.toggle();
            if (Menu.isWanted(arguments, invocation.global(), console)) {
                menu = Optional.of(Menu.open(console, watch, happenings));
                printer.through(printing -> menu.get().aside(() -> wiring.aside(printing)));
            }
            return attached(options);
        } finally {
            menu.ifPresent(Menu::close);
            watch.close();
        }
    }

    private int attached(PlanOptions options) {
        convergence.observe();
        Plan start = convergence.planWithImages(options, true);
        var request = new LogRequest(
                true, OptionalInt.empty(), Optional.empty(), Optional.empty(), arguments.on("timestamps"));
        var listener = new AttachedOutput(
                printer, services, wiring.diagnostics(), happenings, name -> starts.cameUp(name),
                waits::endWith);
        Thread starting = Thread.currentThread();
        try (var interrupts = Interrupts.doing(() -> interrupt(starting));
                var follower = new ProjectFollower(backend, project.name(), services::isShown, request,
                        LATE_EVENTS, listener)) {
            follower.until(container -> services.isWatched(container.service()));
            join(follower, start);
            supervision = AttachedSupervision.begin(invocation, project, backend);
            follower.expecting(supervision::isRestarting);
            Thread following = Thread.ofVirtual().name("follower").start(() -> follow(follower));
            int code = startAndWatch(start, interrupts, following);
            if (!detached) awaitLastLines(following);
            return code;
        } finally {
            if (supervision != null) supervision.close();
        }
    }

    private void join(ProjectFollower follower, Plan start) {
        Set<String> starting = new HashSet<>();
        for (Step step : start.steps()) {
            if (step.operation() instanceof Operation.StartContainer) starting.add(step.operation().target().name());
        }
        var joining = new ArrayList<ObservedContainer>();
        var attached = new TreeSet<String>();
        for (ObservedContainer container : convergence.observed().containers()) {
            if (container.oneOff() || !services.isShown(container)) continue;
            boolean runs = container.state() == ContainerState.RUNNING;
            if (!runs && !starting.contains(container.name())) continue;
            joining.add(container);
            if (services.isAttached(container.service())) attached.add(ContainerNames.shortName(container));
        }
        printer.note("Attaching to " + String.join(", ", attached));
        for (ObservedContainer container : joining) {
            follower.join(container, History.NONE, starting.contains(container.name()));
        }
    }

    private void follow(ProjectFollower follower) {
        try {
            follower.run();
            happenings.add(new Happenings.AllEnded());
        } catch (ComposeException lost) {
            if (lost.kind() != ComposeException.Kind.CANCELLED) happenings.add(new Happenings.Lost(lost));
        }
    }

    private int startAndWatch(Plan start, Interrupts interrupts, Thread following) {
        Optional<ComposeException> failed = Optional.empty();
        try {
            new Execution(wiring, backend).runSilently(start, this::hookLine,
                    narrator -> {
                        starts = new StartsInFlight(narrator);
                        return waits;
                    });
        } catch (ComposeException failure) {
            if (failure.kind() != ComposeException.Kind.CANCELLED) failed = Optional.of(failure);
        } finally {
            waits.over();
            interrupts.act(() -> happenings.add(new Happenings.Interrupted()));
            Thread.interrupted(); // it was noted, and what it was to end has ended
        }
        if (failed.isPresent()) {
            if (waits.isEnding()) abort(interrupts, following);
            throw failed.get();
        }
        return switch (happenings.next()) {
            case Happenings.AllEnded all -> ExitCode.DONE;
            case Happenings.Detached left -> {
                detached = true;
                yield ExitCode.DONE;
            }
            case Happenings.Lost lost -> throw lost.cause();
            case Happenings.Interrupted interrupted -> {
                menu.ifPresent(Menu::close);
                console.line("Gracefully Stopping... press Ctrl+C again to force");
                console.flush();
                stop(interrupts);
                if (menu.isPresent()) yield ExitCode.DONE;
                console.err().append('\n');
                yield ExitCode.INTERRUPTED;
            }
            case Happenings.Ended ended -> {
                abort(interrupts, following);
                Optional<EngineException> givenUp = waits.failure(convergence.observe().containers());
                if (givenUp.isPresent()) throw givenUp.get();
                int code = services.exitCodeFrom().filter(services::isWatched).map(this::exitCode)
                        .orElseGet(ended::exitCode);
                yield wiring.diagnostics().handedOn(code);
            }
        };
    }

    private void abort(Interrupts interrupts, Thread following) {
        menu.ifPresent(Menu::close);
        console.err().append(new Ansi(console.coloursErr("auto")).paint("1;31", "Aborting on container exit..."))
                .append('\n');
        console.flush();
        stop(interrupts);
        awaitLastLines(following);
    }

    /** Returns with which code the container of a service has ended, as the engine tells it. */
    private int exitCode(String service) {
        for (ObservedContainer container : convergence.observe().containers()) {
            if (!container.oneOff() && container.service().equals(service)) return container.exitCode();
        }
        return happenings.exitCode(service);
    }

    private void stop(Interrupts interrupts) {
        if (supervision != null) supervision.close();
        new Ending(wiring, convergence, project, arguments, happenings, starts, this::hookLine).stop(interrupts);
    }

    /** Shows what a hook prints beside the output of the containers, which goes on until they have ended. */
    private void hookLine(String container, String line) {
        printer.line(ContainerNames.shortName(container, project.name()) + " ->", line, false);
    }

    private void interrupt(Thread starting) {
        happenings.add(new Happenings.Interrupted());
        starting.interrupt();
    }

    private static void awaitLastLines(Thread following) {
        try {
            following.join(Duration.ofSeconds(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
