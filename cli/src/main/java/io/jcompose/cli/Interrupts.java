package io.jcompose.cli;

import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What Ctrl-C and {@code kill} do while a command works. The JVM would end at once; a command that has begun to change
 * something ends in order instead.
 */
public final class Interrupts implements AutoCloseable {
    private static final String[] SIGNALS = {"INT", "TERM"};

    private static final long ONE_PRESS_NANOS = 250_000_000;

    private static volatile @Nullable Interrupts innermost;

    private final @Nullable Interrupts outer = innermost;
    private final SignalHandler[] before = new SignalHandler[SIGNALS.length];
    private volatile Runnable action;
    private boolean taken;
    private long last;

    private Interrupts(Runnable action) {
        this.action = action;
        for (int i = 0; i < SIGNALS.length; i++) {
            before[i] = Signal.handle(new Signal(SIGNALS[i]), signal -> take());
        }
        innermost = this;
    }

    /** Does what a signal would do; false when no command waits for one. */
    static boolean press() {
        Interrupts waiting = innermost;
        if (waiting == null) return false;
        waiting.take();
        return true;
    }

    /** One press of Ctrl-C can reach a process twice: from the terminal, and from a program that started it. */
    private synchronized void take() {
        long now = System.nanoTime();
        if (taken && now - last < ONE_PRESS_NANOS) return;
        taken = true;
        last = now;
        action.run();
    }

    /** Lets signals interrupt this thread: what it waits for ends as cancelled. */
    public static Interrupts ofThisThread() {
        return new Interrupts(Thread.currentThread()::interrupt);
    }

    /** Lets signals do this, on a thread of their own. */
    public static Interrupts doing(Runnable action) {
        return new Interrupts(action);
    }

    /** Lets signals do this from now on. */
    public void act(Runnable other) {
        action = other;
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        innermost = outer;
        for (int i = 0; i < SIGNALS.length; i++) Signal.handle(new Signal(SIGNALS[i]), before[i]);
    }
}
