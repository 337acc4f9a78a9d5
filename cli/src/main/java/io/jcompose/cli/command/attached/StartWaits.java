package io.jcompose.cli.command.attached;

import io.jcompose.backends.execute.ExecutionEvent;
import io.jcompose.backends.execute.ExecutionEvent.StepFinished;
import io.jcompose.backends.execute.ExecutionEvent.StepStarted;
import io.jcompose.backends.execute.ExecutionListener;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.WaitFailure;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a start waits for. Once the end of one container is to end everything, waiting for another one is pointless: it
 * is about to be stopped.
 */
final class StartWaits implements ExecutionListener {
    private final ExecutionListener next;
    private final Runnable giveUp;
    private final Set<Operation> underWay = new LinkedHashSet<>();
    private final List<Operation> pointless = new ArrayList<>();
    private @Nullable String ended;
    private boolean over;

    /** Hands all events on; {@code giveUp} cancels the start: it runs at most once, and not after the start is over. */
    StartWaits(ExecutionListener next, Runnable giveUp) {
        this.next = next;
        this.giveUp = giveUp;
    }

    @Override
    public void on(ExecutionEvent event) {
        next.on(event);
        Operation operation = event.step().operation();
        if (operation instanceof Operation.AwaitHealthy || operation instanceof Operation.AwaitCompleted) {
            note(event, operation);
        }
    }

    private synchronized void note(ExecutionEvent event, Operation wait) {
        if (event instanceof StepStarted) underWay.add(wait);
        if (event instanceof StepFinished) underWay.remove(wait);
        look();
    }

    /** Takes note that the end of a container ends everything. A wait for that very one comes to its end by itself. */
    synchronized void endWith(String container) {
        if (ended == null) ended = container;
        look();
    }

    private void look() {
        if (ended == null || over || !pointless.isEmpty()) return;
        for (Operation wait : underWay) {
            if (!wait.target().name().equals(ended)) pointless.add(wait);
        }
        if (!pointless.isEmpty()) giveUp.run();
    }

    /** Returns whether a container's end is to end everything. */
    synchronized boolean isEnding() {
        return ended != null;
    }

    /** Takes note that the start has succeeded, failed or been cancelled. */
    synchronized void over() {
        over = true;
    }

    /**
     * Returns how the waits that were given up would have failed when what they wait for was stopped.
     *
     * @param stopped all containers, after that
     */
    synchronized Optional<EngineException> failure(List<ObservedContainer> stopped) {
        for (Operation wait : pointless) {
            String name = wait.target().name();
            int exitCode = stopped.stream().filter(container -> container.name().equals(name))
                    .mapToInt(ObservedContainer::exitCode).findAny().orElse(0);
            if (wait instanceof Operation.AwaitHealthy healthy && healthy.await().required()) {
                return Optional.of(WaitFailure.exited(healthy.await(), name, exitCode));
            }
            if (wait instanceof Operation.AwaitCompleted done && done.await().required()) {
                return Optional.of(WaitFailure.notCompleted(done.await(), exitCode));
            }
        }
        return Optional.empty();
    }
}
