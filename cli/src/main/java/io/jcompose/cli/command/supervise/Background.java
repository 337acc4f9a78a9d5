package io.jcompose.cli.command.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.station.ProgramVersion;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationStarter;
import io.jcompose.cli.EngineAddress;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.query.VersionCommand;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.restart.SupervisionNeed;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Supervision by a process in the background, which commands start when they leave something to supervise. */
public final class Background {

    private static final String SWITCH = "JCOMPOSE_SUPERVISE";
    private static final Duration USUAL_LINGER = Duration.ofSeconds(30);

    private Background() {}

    /** Returns how long a process stays when it has nothing to do: {@code JCOMPOSE_SUPERVISE_LINGER}, in seconds. */
    static Duration linger(Map<String, String> environment) {
        try {
            String seconds = environment.getOrDefault("JCOMPOSE_SUPERVISE_LINGER", "");
            return seconds.isEmpty() ? USUAL_LINGER : Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException notANumber) {
            return USUAL_LINGER;
        }
    }

    /** Returns the projects to supervise: {@code -p}, else {@code JCOMPOSE_SUPERVISE_PROJECTS}; empty: all. */
    static Set<String> only(GlobalOptions global) {
        if (global.projectName().isPresent()) return Set.of(global.projectName().get());
        String names = global.environment().getOrDefault("JCOMPOSE_SUPERVISE_PROJECTS", "");
        return names.isBlank() ? Set.of() : new TreeSet<>(List.of(names.strip().split(",", -1)));
    }

    /** Returns which build this is. */
    static ProgramVersion version() {
        return ProgramVersion.of(VersionCommand.OWN, Path.of(System.getProperty("java.class.path", "")));
    }

    /** Returns whether the user wants none: {@code --no-supervise}, or {@code JCOMPOSE_SUPERVISE=off}. */
    public static boolean isOff(Invocation invocation) {
        if (invocation.arguments().has("no-supervise") && invocation.arguments().on("no-supervise")) return true;
        return switch (invocation.global().environment().getOrDefault(SWITCH, "")) {
            case "off", "0", "false", "no" -> true;
            default -> false;
        };
    }

    /**
     * Starts the process after a command that has left containers of a project running, unless there is one or nothing
     * is supervised. The command has done its work: what goes wrong here is a warning.
     *
     * @param known   the containers as they were seen before
     * @param changed whether there may be others now
     */
    public static void ensure(Invocation invocation, Project project, List<ObservedContainer> known, boolean changed) {
        if (isOff(invocation) || invocation.wiring().dryRun()) return;
        SupervisionNeed need = SupervisionNeed.of(project, !isPodman(invocation.wiring().backend()));
        if (!need.certain() && need.perhaps().isEmpty()) return;
        List<ObservedContainer> containers = changed && !need.certain()
                ? invocation.wiring().backend().containers(
                        new ContainerQuery(Optional.of(project.name()), false))
                : known;
        if (need.isThere(containers)) start(invocation);
    }

    /** As {@link #ensure}, for a project of which only the containers are known. */
    public static void ensure(Invocation invocation, List<ObservedContainer> containers) {
        if (isOff(invocation) || invocation.wiring().dryRun()) return;
        boolean needed = SupervisionNeed.among(containers)
                || (isPodman(invocation.wiring().backend()) && !containers.isEmpty());
        if (needed) start(invocation);
    }

    /** Podman starts again what has ended without any wait. */
    static boolean isPodman(Backend backend) {
        return backend.info().product().equals("podman");
    }

    private static void start(Invocation invocation) {
        Optional<Path> launcher = StationStarter.launcher(System.getProperty("java.class.path", ""));
        if (launcher.isEmpty()) return;
        try {
            EngineAddress engine = invocation.wiring().address();
            var environment = new HashMap<>(invocation.global().environment());
            StationFiles files = StationFiles.of(environment, engine.text());
            environment.keySet().removeAll(EngineAddress.DECIDING);
            environment.putAll(engine.variables());
            var words = new ArrayList<>(engine.words());
            words.addAll(List.of("supervise", "--detached"));
            boolean existingOnly = invocation.global().environment().getOrDefault(SWITCH, "").equals("existing");
            new StationStarter(environment, launcher.get(), version()).ensure(files, words, existingOnly);
        } catch (IOException | ComposeException failed) {
            invocation.wiring().diagnostics().warning("cannot start the supervisor: " + failed.getMessage());
        }
    }
}
