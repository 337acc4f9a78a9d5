package io.jcompose.cli.terminal;

import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.cli.view.Console;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Standard streams joined with those of a process in a container. */
public final class Conversation {
    /** How it ended. */
    public enum Ending {
        /** The process wrote all it had to. */
        FINISHED,
        /** The person let go; the process goes on. */
        DETACHED
    }

    private final Console console;
    private final ProcessStream process;
    private volatile boolean detached;

    public Conversation(Console console, ProcessStream process) {
        this.console = console;
        this.process = process;
    }

    /**
     * Hands on everything until the process has nothing more to say.
     *
     * @param input    whether standard input goes to it
     * @param terminal the terminal that it has for its own; absent: it has none
     * @param keys     those that let go of it, only looked for in a terminal
     */
    public Ending hold(boolean input, Optional<RawTerminal> terminal, DetachKeys keys) {
        terminal.ifPresent(raw -> raw.onResize(() -> process.resize(RawTerminal.currentSize())));
        if (input) {
            // standard input cannot be waited for with a way out: the thread is left behind
            Thread reader = new Thread(() -> pump(terminal.isPresent(), keys), "standard input");
            reader.setDaemon(true);
            reader.start();
        }
        console.flush();
        try {
            process.copyTo(this::write);
        } catch (ComposeException broken) {
            if (!detached) throw broken;
        } finally {
            console.flush();
        }
        return detached ? Ending.DETACHED : Ending.FINISHED;
    }

    private void write(byte[] bytes, int offset, int length, boolean error) {
        PrintStream stream = error ? console.err() : console.out();
        stream.write(bytes, offset, length);
        stream.flush();
    }

    private void pump(boolean looksForKeys, DetachKeys keys) {
        InputStream in = console.in();
        byte[] buffer = new byte[8192];
        try (OutputStream out = process.input()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (!looksForKeys) {
                    out.write(buffer, 0, got);
                    continue;
                }
                byte[] passed = keys.filter(buffer, got);
                if (passed == null) {
                    detached = true;
                    process.close();
                    return;
                }
                if (passed.length > 0) out.write(passed);
            }
        } catch (IOException | UncheckedIOException gone) {
            // the process has ended, and reads no more
        }
    }
}
