package io.jcompose.tests.fault;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.Performed;
import io.jcompose.planner.plan.Operation;

/** An engine whose caller dies at one of its operations: nothing that comes later reaches the engine. */
final class MortalBackend extends ForwardingBackend {
    private final int last;
    private final boolean done;
    private int begun;
    private boolean dead;

    /**
     * Makes one.
     *
     * @param last the number of the operation at which the caller dies, from 1
     * @param done whether the engine has done that one
     */
    MortalBackend(Backend engine, int last, boolean done) {
        super(engine);
        this.last = last;
        this.done = done;
    }

    /** Whether it came to that. */
    synchronized boolean dead() {
        return dead;
    }

    @Override
    public Performed perform(Operation operation, OperationListener listener) {
        synchronized (this) {
            begun++;
            boolean reached = begun == last;
            boolean over = dead;
            dead |= reached;
            if (over || reached && !done) throw EngineException.failed("killed");
            Performed performed = super.perform(operation, listener);
            if (reached) throw EngineException.failed("killed");
            return performed;
        }
    }
}
