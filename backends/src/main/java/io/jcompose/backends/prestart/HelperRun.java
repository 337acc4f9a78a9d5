package io.jcompose.backends.prestart;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.LogRequest;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.Health;
import io.jcompose.planner.state.ObservedContainer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * A container that is created, run to its end and removed. One that an interrupted run left behind is removed first.
 * Words: docker compose 5.5.
 *
 * @param engine   creates, starts and removes
 * @param exitCode waits for the end of the container of that name and returns its exit code
 */
public record HelperRun(Backend engine, ToLongFunction<String> exitCode) {
    private static final LogRequest EVERYTHING = new LogRequest(true, OptionalInt.empty(), Optional.empty(),
            Optional.empty(), false);

    /**
     * Runs it.
     *
     * @throws EngineException when it ends with another code than 0
     */
    public Performed run(Operation.RunHelper helper, OperationListener listener) {
        var remove = new Operation.RemoveContainer(helper.target(), false);
        engine.perform(remove, OperationListener.NONE);
        String id = engine.perform(new Operation.CreateContainer(helper.target(), helper.spec()), listener).id()
                .orElse(helper.target().name());
        try {
            engine.perform(new Operation.StartContainer(helper.target()), OperationListener.NONE);
            output(helper, id, listener);
            long code = exitCode.applyAsLong(helper.target().name());
            if (code != 0) throw EngineException.failed("service \"" + helper.service() + "\" pre_start["
                    + helper.index() + "] exited with code " + code);
        } finally {
            remove(remove);
        }
        return Performed.DONE;
    }

    /** An interrupt must not leave the container behind. */
    private void remove(Operation.RemoveContainer remove) {
        boolean interrupted = Thread.interrupted();
        try {
            engine.perform(remove, OperationListener.NONE);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void output(Operation.RunHelper helper, String id, OperationListener listener) {
        var container = new ObservedContainer(id, helper.target().name(), ContainerState.RUNNING, Health.NONE, 0,
                helper.spec().image(), "", helper.spec().labels(), Map.of(), List.of(), List.of(), "", Instant.EPOCH,
                "", Optional.empty());
        try {
            engine.logs(container, EVERYTHING, (line, error) -> listener.output(line));
        } catch (EngineException unreadable) {
            // a log driver that cannot be read is no reason not to start
            listener.output("warning: could not attach pre_start log stream: " + unreadable.getMessage());
        }
    }
}
