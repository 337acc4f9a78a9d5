package io.jcompose.cli.view;

import java.util.Map;
import java.util.function.Supplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The size of the terminal while something is drawn on it. It is asked for again after every change. */
public final class LiveTerminal implements Supplier<TerminalSize>, AutoCloseable {
    private static final Signal WINDOW_CHANGED = new Signal("WINCH");

    private final Map<String, String> environment;
    private final SignalHandler before;
    private volatile boolean changed = true;
    private TerminalSize size = TerminalSize.USUAL;

    public LiveTerminal(Map<String, String> environment) {
        this.environment = environment;
        this.before = Signal.handle(WINDOW_CHANGED, signal -> changed = true);
    }

    @Override
    public synchronized TerminalSize get() {
        if (changed) {
            changed = false;
            size = TerminalSize.read(environment);
        }
        return size;
    }

    @Override
    public void close() {
        Signal.handle(WINDOW_CHANGED, before);
    }
}
