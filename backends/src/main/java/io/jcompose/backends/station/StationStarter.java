package io.jcompose.backends.station;

import io.jcompose.backends.plugin.Plugins;
import io.jcompose.backends.runtime.SearchPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the station of an engine unless there is one. The new process keeps nothing of ours: neither our standard
 * streams, which somebody may wait for the end of, nor our directory, nor our session.
 */
public final class StationStarter {
    private final Map<String, String> environment;
    private final Path launcher;
    private final ProgramVersion version;

    /**
     * @param environment the user's variables
     * @param launcher    the program
     */
    public StationStarter(Map<String, String> environment, Path launcher, ProgramVersion version) {
        this.environment = environment;
        this.launcher = launcher;
        this.version = version;
    }

    /** Returns the launcher and the jar that this process runs from; empty when it was started in another way. */
    public static Optional<Path> launcher(String classPath) {
        if (!classPath.endsWith("/lib/jcompose.jar")) return Optional.empty();
        Path launcher = Path.of(classPath).toAbsolutePath().resolve("../../bin/jcompose").normalize();
        return Files.isExecutable(launcher) ? Optional.of(launcher) : Optional.empty();
    }

    /**
     * Starts a station unless one is there that is not older than we are. Returns at once: several who start one at the
     * same time start several processes, of which all but one end again.
     *
     * @param words what follows the program's name: which engine, and the command
     * @param existingOnly whether to do with one that is there, or with none
     * @return whether one was started
     */
    public boolean ensure(StationFiles files, List<String> words, boolean existingOnly) throws IOException {
        StationLock.Look look = StationLock.look(files);
        if (existingOnly) return false;
        if (look.held()) {
            Holder holder = look.holder().orElse(null);
            if (holder == null || !holder.detached() || holder.version().compareTo(version) >= 0) return false;
            holder.askToLeave();
        }
        start(files, words);
        return true;
    }

    private void start(StationFiles files, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        SearchPath.find("setsid", environment).ifPresent(setsid -> command.add(setsid.toString()));
        command.add(launcher.toString());
        command.addAll(words);
        var builder = new ProcessBuilder(command).directory(new File("/"))
                .redirectInput(new File("/dev/null")).redirectErrorStream(true)
                .redirectOutput(files.output().toFile());
        Plugins.pass(environment, builder);
        Map<String, String> variables = builder.environment();
        // a project's own settings are no business of a process for all projects
        variables.keySet().removeIf(name -> name.startsWith("COMPOSE_"));
        variables.remove("JCOMPOSE_JAVA_OPTIONS"); // the launcher makes it small
        builder.start();
    }
}
