package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineResponse;
import io.jcompose.backends.transport.Exchange;
import io.jcompose.model.diagnostic.ComposeException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs probes: one request each, on a connection of its own, because 4.3.1 answers only when the command has ended, even
 * after its time limit. At most twice as many at once as the machine has processors, since each is an exec; one that does
 * not end in time makes room for the others.
 */
final class CheckRunner {
    private static final Semaphore AT_ONCE = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    private final LibpodApi api;

    CheckRunner(LibpodApi api) {
        this.api = api;
    }

    /** A probe under way. */
    static final class Run {
        private boolean abandoned;
        private boolean inTurn;
        private @Nullable Exchange exchange;

        /** Its turn has come. */
        private synchronized void enter() {
            inTurn = true;
        }

        /** Makes room for others, though it may go on. */
        synchronized void leave() {
            if (inTurn) AT_ONCE.release();
            inTurn = false;
        }

        /** Stops waiting for the answer. */
        synchronized void abandon() {
            abandoned = true;
            if (exchange != null) exchange.cancel();
        }

        private synchronized void under(Exchange underWay) {
            exchange = underWay;
            if (abandoned) underWay.cancel();
        }

        private synchronized boolean isAbandoned() {
            return abandoned;
        }
    }

    /**
     * What came of a probe.
     *
     * @param made    whether the engine tried it at all: not when there is no engine, or no running container
     * @param failure empty when the command ended with 0
     */
    record Result(Run run, boolean made, boolean healthy, String failure) {}

    /**
     * Starts a probe when its turn has come; its result is handed over unless it was abandoned.
     *
     * @param begun called when the turn has come, before the engine is asked
     */
    Run start(String container, Consumer<Run> begun, Consumer<Result> results) {
        var run = new Run();
        Thread.ofVirtual().name("healthcheck " + container).start(() -> {
            try {
                AT_ONCE.acquire();
                run.enter();
                try {
                    begun.accept(run);
                    results.accept(probe(container, run));
                } finally {
                    run.leave();
                }
            } catch (InterruptedException | ComposeException failed) {
                if (!run.isAbandoned()) results.accept(new Result(run, false, false,
                        String.valueOf(failed.getMessage())));
            }
        });
        return run;
    }

    private Result probe(String container, Run run) {
        Exchange exchange = api.http().begin(LibpodCall.to("containers", container, "healthcheck").get());
        run.under(exchange);
        EngineResponse response = exchange.response();
        if (response.status() >= 400) {
            EngineException refusal = response.refusal();
            boolean made = response.status() != 404 && response.status() != 409;
            return new Result(run, made, false, refusal.engineMessage());
        }
        // "Status" is what this one run says
        String status = response.object().string("Status");
        return new Result(run, true, status.equals("healthy"), status);
    }
}
