package io.jcompose.cli.command.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.station.DecisionLog;
import io.jcompose.backends.station.ProjectClaims;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationState;
import io.jcompose.backends.supervise.Supervisor;
import io.jcompose.backends.supervise.SupervisorOptions;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.backends.supervise.report.SupervisorListener;
import io.jcompose.backends.supervise.report.SupervisorSnapshot;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.view.Console;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.restart.SupervisionNeed;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Supervision of one project while a person is attached to it. When the process in the background has the project
 * already, that one goes on.
 */
public final class AttachedSupervision implements AutoCloseable {
    private static final String ACTING = "acting";

    private final String project;
    private final Optional<StationFiles> files;
    private final Optional<Supervisor> supervisor;

    private AttachedSupervision(String project, Optional<StationFiles> files, Optional<Supervisor> supervisor) {
        this.project = project;
        this.files = files;
        this.supervisor = supervisor;
    }

    /** Begins in a thread of its own, if the project has something to supervise and nobody said no. */
    public static AttachedSupervision begin(Invocation invocation, Project project, Backend backend) {
        SupervisionNeed need = SupervisionNeed.of(project, !Background.isPodman(backend));
        if (Background.isOff(invocation) || (!need.certain() && need.perhaps().isEmpty())) {
            return new AttachedSupervision(project.name(), Optional.empty(), Optional.empty());
        }
        StationFiles files;
        try {
            files = StationFiles.of(invocation.global().environment(), invocation.wiring().address().text());
        } catch (ComposeException noDirectory) {
            invocation.wiring().diagnostics().warning("unhealthy containers are not restarted: "
                    + noDirectory.getMessage());
            return new AttachedSupervision(project.name(), Optional.empty(), Optional.empty());
        }
        var claims = new ProjectClaims(files, Set.of());
        var teller = new Teller(invocation.console(), files, claims, project.name(),
                invocation.wiring().address().text(), Clock.systemUTC().instant());
        var options = SupervisorOptions.everything(invocation.wiring().parallel()).only(project.name());
        var supervisor = new Supervisor(backend, options, Clock.systemUTC(), claims, teller);
        Thread.ofVirtual().name("supervisor").start(() -> {
            supervisor.run();
            teller.forget();
        });
        return new AttachedSupervision(project.name(), Optional.of(files), Optional.of(supervisor));
    }

    /** Returns whether a container that has ended does so because it is being restarted. */
    public boolean isRestarting(ObservedContainer container) {
        if (supervisor.isPresent() && isActing(supervisor.get().snapshot(), container)) return true;
        return files.flatMap(StationState::read).map(state -> isActing(state.snapshot(), container)).orElse(false);
    }

    private boolean isActing(SupervisorSnapshot snapshot, ObservedContainer container) {
        return snapshot.find(project, container.name()).filter(known -> known.state().equals(ACTING)).isPresent();
    }

    /** Nothing is restarted any more. */
    @Override
    public void close() {
        supervisor.ifPresent(Supervisor::stop);
    }

    private record Teller(Console console, StationFiles files, ProjectClaims claims, String project, String engine,
            Instant since) implements SupervisorListener {
        /** Writes down what {@code ps} and {@code supervise status} show, unless it is another process's project. */
        @Override
        public void remember(SupervisorSnapshot snapshot) {
            if (!claims.holds(project)) {
                forget();
                return;
            }
            try {
                new StationState(ProcessHandle.current().pid(), Background.version().text(), engine, since, snapshot)
                        .write(files.attached(project));
            } catch (IOException full) {
                // only shown
            }
        }

        void forget() {
            try {
                Files.deleteIfExists(files.attached(project));
            } catch (IOException gone) {
                // and so is the directory
            }
        }

        @Override
        public void on(SupervisorEvent event) {
            if (!event.decision().equals("done")) {
                console.err().append(event.container().isEmpty() ? "supervisor" : event.container()).append(' ')
                        .append(event.decision()).append(": ").append(event.reason()).append('\n');
                console.err().flush();
            }
            try {
                new DecisionLog(files).add(event.json());
            } catch (UncheckedIOException full) {
                // it was told on the terminal
            }
        }
    }
}
