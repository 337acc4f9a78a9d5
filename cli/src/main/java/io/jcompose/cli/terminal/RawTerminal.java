package io.jcompose.cli.terminal;

import io.jcompose.backends.spi.process.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private volatile Runnable resized = () -> {};

    private RawTerminal(String saved, TerminalSize size) {
        this.saved = saved;
        this.size = size;
        before = Signal.handle(WINDOW_CHANGED, signal -> resized.run());
    }

    /** Puts the terminal into raw mode; without {@code stty} it stays as it is. */
    public static RawTerminal open() {
        return open("raw -echo -iexten");
    }

    /** Lets keys through one by one and unseen; those that send signals go on doing so. */
    public static RawTerminal forKeys() {
        return open("-icanon -echo");
    }

    private static RawTerminal open(String mode) {
        String[] answer = stty("stty size; stty -g; stty " + mode).split("\n", -1);
        return answer.length < 2 ? new RawTerminal("", USUAL) : new RawTerminal(answer[1], size(answer[0]));
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

    /** Says who hears of a window that changed. */
    public void onResize(Runnable listener) {
        resized = listener;
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
