package io.jcompose.cli.terminal;

import io.jcompose.backends.spi.process.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The terminal at standard input, in raw mode until it is closed: every key goes through as it is, Ctrl-C too. One child
 * process sets it, because the JVM cannot; {@code stty} is part of every system with terminals.
 */
public final class RawTerminal implements AutoCloseable {
    private static final Signal WINDOW_CHANGED = new Signal("WINCH");
    private static final TerminalSize USUAL = new TerminalSize(80, 24);

    private final String saved;
    private final TerminalSize size;
    private final SignalHandler before;
    /** A change that nobody has been told of. Who is told asks for the size, so that one call tells of all until then. */
    private final AtomicBoolean changed = new AtomicBoolean();
    private @Nullable Runnable listener;

    private RawTerminal(String mode) {
        // heard from now on: a change while the size is read is not lost
        before = Signal.handle(WINDOW_CHANGED, signal -> {
            if (!changed.getAndSet(true)) tell();
        });
        String[] answer = stty("stty size; stty -g; stty " + mode).split("\n", -1);
        saved = answer.length < 2 ? "" : answer[1];
        size = answer.length < 2 ? USUAL : size(answer[0]);
    }

    /** Puts the terminal into raw mode; without {@code stty} it stays as it is. */
    public static RawTerminal open() {
        return new RawTerminal("raw -echo -iexten");
    }

    /** Lets keys through one by one and unseen; those that send signals go on doing so. */
    public static RawTerminal forKeys() {
        return new RawTerminal("-icanon -echo");
    }

    /** Returns the size of the terminal at standard input. */
    public static TerminalSize currentSize() {
        return size(stty("stty size"));
    }

    private static TerminalSize size(String text) {
        String[] numbers = text.strip().split(" ", -1);
        if (numbers.length != 2) return USUAL;
        try {
            var read = new TerminalSize(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
            return read.columns() > 0 && read.rows() > 0 ? read : USUAL;
        } catch (NumberFormatException unreadable) {
            return USUAL;
        }
    }

    /** Returns the size that it had when it was opened. */
    public TerminalSize size() {
        return size;
    }

    /** Says who hears of a window that changed, since it was opened too. Signals come on threads of their own: one at a time. */
    public synchronized void onResize(Runnable listener) {
        this.listener = listener;
        if (changed.get()) tell();
    }

    private synchronized void tell() {
        if (listener == null) return;
        changed.set(false);
        listener.run();
    }

    /** Puts the terminal back. */
    @Override
    public void close() {
        Signal.handle(WINDOW_CHANGED, before);
        if (!saved.isEmpty()) stty("stty " + saved);
    }

    private static String stty(String script) {
        try {
            Process shell = new ProcessBuilder(List.of("sh", "-c", script))
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException noShell) {
            return "";
        }
    }
}
