package io.jcompose.model.spec;

import io.jcompose.model.spec.part.EnvFile;
import io.jcompose.model.spec.part.EnvironmentValue;
import io.jcompose.model.spec.part.Immutable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs inside the container and how it is talked to.
 *
 * @param command argv; absent: the image's own; empty: none
 * @param entrypoint as {@code command}
 * @param environment sorted by name, env files merged in unless the load kept them apart
 * @param envFiles the files as declared; empty once merged into {@code environment}
 * @param init whether a tiny init runs as PID 1; absent: the engine decides
 * @param stopSignal absent: the image's, else SIGTERM
 * @param stopGracePeriod from the stop signal to SIGKILL; absent: the engine's 10 s
 */
public record Process(
        Optional<List<String>> command,
        Optional<List<String>> entrypoint,
        Map<String, EnvironmentValue> environment,
        List<EnvFile> envFiles,
        Optional<String> user,
        List<String> groupAdd,
        Optional<String> workingDirectory,
        boolean tty,
        boolean stdinOpen,
        Optional<Boolean> init,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod) {
    public Process {
        command = command.map(List::copyOf);
        entrypoint = entrypoint.map(List::copyOf);
        environment = Immutable.map(environment);
        envFiles = List.copyOf(envFiles);
        groupAdd = List.copyOf(groupAdd);
    }

    /** Returns this process with another environment. */
    public Process withEnvironment(Map<String, EnvironmentValue> other) {
        return new Process(
                command, entrypoint, other, envFiles, user, groupAdd, workingDirectory, tty, stdinOpen, init,
                stopSignal, stopGracePeriod);
    }

    /** Returns this process with other files of variables. */
    public Process withEnvFiles(List<EnvFile> other) {
        return new Process(
                command, entrypoint, environment, other, user, groupAdd, workingDirectory, tty, stdinOpen, init,
                stopSignal, stopGracePeriod);
    }
}
