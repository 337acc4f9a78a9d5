package io.jcompose.backends.docker;

import io.jcompose.backends.runtime.MachineProcess;
import io.jcompose.backends.runtime.Pause;
import io.jcompose.backends.spi.EngineException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a start during which Docker's daemon was killed: the container has ended for Docker, and cannot be started
 * any more, because containerd still has its task (20.10; not seen with 28.5). It lets go of the task when the process that
 * watches over it (the shim) ends; so this helps only on the engine's machine, and only for whom it lets.
 */
final class LostTask {
    private static final Pattern LEFT = Pattern.compile("task ([0-9a-f]{64}): already exists");
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private LostTask() {}

    /** Starts a container; when a task of it was left, that is ended first. */
    static <T> T without(Supplier<T> start) {
        try {
            return start.get();
        } catch (EngineException refused) {
            Optional<String> container = container(refused);
            if (container.isEmpty() || !end(container.get(), MachineProcess.all())) throw refused;
            return again(start);
        }
    }

    /** containerd notices the end of the process a moment later, and nobody tells when it has. */
    private static <T> T again(Supplier<T> start) {
        for (int look = 1;; look++) {
            try {
                return start.get();
            } catch (EngineException refused) {
                if (look == LOOKS || container(refused).isEmpty()) throw refused;
                Pause.of(LOOK);
            }
        }
    }

    /** Returns the container of which a task was left, when a refusal is about that. */
    static Optional<String> container(EngineException refused) {
        Matcher left = LEFT.matcher(refused.engineMessage());
        return left.find() ? Optional.of(left.group(1)) : Optional.empty();
    }

    /** Ends the processes that watch over a container; false when there is none, or it is not ours to end. */
    private static boolean end(String container, List<MachineProcess> processes) {
        boolean ended = false;
        for (MachineProcess process : processes) {
            if (watches(process, container)) ended |= ProcessHandle.of(process.id()).filter(MachineProcess::kill)
                    .isPresent();
        }
        return ended;
    }

    /** Returns whether a process is the one that watches over a container for containerd. */
    static boolean watches(MachineProcess process, String container) {
        return process.program().startsWith("containerd-shim") && process.option("-id").equals(container);
    }
}
