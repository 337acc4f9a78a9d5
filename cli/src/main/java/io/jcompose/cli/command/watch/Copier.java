package io.jcompose.cli.command.watch;

import io.jcompose.backends.archive.TarFiles;
import io.jcompose.backends.archive.TarWriter;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.backends.spi.process.ExecRequest;
import io.jcompose.backends.spi.process.OutputSink;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Hook;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings files of this machine into running containers, and takes away those that are gone. */
final class Copier {
    private static final OutputSink NOWHERE = (bytes, offset, length, error) -> {};

    private final Archives archives;
    private final Processes processes;

    Copier(Backend backend) {
        this.archives = backend.ability(Archives.class).orElseThrow(Copier::unable);
        this.processes = backend.ability(Processes.class).orElseThrow(Copier::unable);
    }

    private static EngineException unable() {
        return EngineException.failed("watch: this engine copies no files into containers");
    }

    /**
     * Copies what is there as one tar stream, and removes what is not.
     *
     * @return the places that could not be removed, because the container has nothing to do it with
     */
    List<String> apply(ObservedContainer container, Map<Path, String> files) {
        var gone = new ArrayList<String>();
        boolean any = false;
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (Files.exists(file.getKey(), LinkOption.NOFOLLOW_LINKS)) any = true;
            else gone.add(file.getValue());
        }
        if (any) archives.copyIn(container.id(), "/", out -> write(files, out), true);
        return gone.isEmpty() || remove(container, gone) ? List.of() : gone;
    }

    private static void write(Map<Path, String> files, OutputStream out) throws IOException {
        var tar = new TarWriter(out);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            String place = file.getValue();
            try {
                TarFiles.add(tar, file.getKey(), place.startsWith("/") ? place.substring(1) : place, true);
            } catch (NoSuchFileException goneMeanwhile) {
                // the next batch tells
            }
        }
        tar.finish();
    }

    private boolean remove(ObservedContainer container, List<String> places) {
        var command = new ArrayList<>(List.of("rm", "-rf"));
        command.addAll(places);
        try {
            return exec(container, request(command, Optional.of("root"), List.of(), Optional.empty(), false),
                    NOWHERE) == 0;
        } catch (EngineException noSuchProgram) {
            return false;
        }
    }

    /** Returns whether a place is in a container. */
    boolean has(ObservedContainer container, String place) {
        return archives.stat(container.id(), place).isPresent();
    }

    /** Runs the command of a rule and returns its exit code. */
    int run(ObservedContainer container, Hook hook, OutputSink sink) {
        var environment = new ArrayList<String>();
        hook.environment().forEach((name, value) -> {
            if (value instanceof EnvironmentValue.Literal literal) environment.add(name + "=" + literal.value());
        });
        return exec(container, request(hook.command(), hook.user(), environment, hook.workingDirectory(),
                hook.privileged()), sink);
    }

    private static ExecRequest request(List<String> command, Optional<String> user, List<String> environment,
            Optional<String> directory, boolean privileged) {
        return new ExecRequest(command, environment, user, directory, privileged, Optional.empty(), false, false,
                Optional.empty());
    }

    private int exec(ObservedContainer container, ExecRequest request, OutputSink sink) {
        try (ProcessStream stream = processes.exec(container.id(), request)) {
            stream.copyTo(sink);
            return stream.exitCode();
        }
    }
}
