package io.jcompose.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What Ctrl-C and {@code kill} do while a command works. The JVM would end at once; a command that has begun to change
 * something ends in order instead.
 */
public final class Interrupts implements AutoCloseable {
    private static final String[] SIGNALS = {"INT", "TERM"};

    private final SignalHandler[] before = new SignalHandler[SIGNALS.length];
    private volatile Runnable action;

    private Interrupts(Runnable action) {
        this.action = action;
        for (int i = 0; i < SIGNALS.length; i++) {
            before[i] = Signal.handle(new Signal(SIGNALS[i]), signal -> this.action.run());
        }
    }

    /** Lets signals interrupt this thread: what it waits for ends as cancelled. */
    public static Interrupts ofThisThread() {
        return new Interrupts(Thread.currentThread()::interrupt);
    }

    /** Lets signals do this instead; called from another thread. */
    public void act(Runnable other) {
        action = other;
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.length; i++) Signal.handle(new Signal(SIGNALS[i]), before[i]);
    }
}
