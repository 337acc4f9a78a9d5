package io.jcompose.backends.spi.process;

import java.util.List;
import java.util.Optional;

/**
 * A command to run inside a running container.
 *
 * @param environment      {@code KEY=VALUE} lines besides what the container has; {@code KEY} takes a variable away,
 *                         where the engine can
 * @param user             absent: the container's own
 * @param workingDirectory absent: the container's own
 * @param terminal         the size of the terminal that it gets; absent: it gets none
 * @param input            whether its standard input is connected; else it is empty
 * @param detached         whether it is left alone once it has been started
 * @param detachKeys       for example {@code ctrl-p,ctrl-q}; absent: the engine's own
 */
public record ExecRequest(
        List<String> command,
        List<String> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean privileged,
        Optional<TerminalSize> terminal,
        boolean input,
        boolean detached,
        Optional<String> detachKeys) {
    public ExecRequest {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }
}
