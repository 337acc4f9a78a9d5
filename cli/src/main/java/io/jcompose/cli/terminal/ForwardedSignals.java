package io.jcompose.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals that are meant for a process in a container: all that can be caught go on to it, and this program lives on. The
 * JVM keeps SIGQUIT and SIGUSR1 for itself.
 */
public final class ForwardedSignals implements AutoCloseable {
    private static final String[] NAMES = {"INT", "TERM", "HUP", "USR2", "CONT", "ALRM"};

    private final List<Signal> taken = new ArrayList<>();
    private final List<SignalHandler> before = new ArrayList<>();

    private ForwardedSignals() {}

    /** Hands on the names of signals, such as {@code INT}, on threads of their own. */
    public static ForwardedSignals to(Consumer<String> receiver) {
        var signals = new ForwardedSignals();
        for (String name : NAMES) {
            try {
                var signal = new Signal(name);
                signals.before.add(Signal.handle(signal, got -> receiver.accept(got.getName())));
                signals.taken.add(signal);
            } catch (IllegalArgumentException kept) {
                // this JVM uses it itself
            }
        }
        return signals;
    }

    /** Signals do again what they did before. */
    @Override
    public void close() {
        for (int i = 0; i < taken.size(); i++) Signal.handle(taken.get(i), before.get(i));
    }
}
