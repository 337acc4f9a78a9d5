package io.jcompose.cli.view.log;

import io.jcompose.cli.view.Ansi;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints lines of containers, each with its container's name before it, in a colour of its own. Names get their colours
 * in the order in which they are registered; the column grows with them. Thread-safe.
 */
public final class LogPrinter {
    private static final String[] COLOURS = {"36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1"};

    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;
    private final boolean prefixes;
    private final Map<String, String> colourOf = new HashMap<>();
    private Consumer<Runnable> aside = Runnable::run;
    private int width;

    /**
     * @param err      where lines of standard error go, which may be the same as {@code out}
     * @param prefixes whether names are printed
     */
    public LogPrinter(PrintStream out, PrintStream err, boolean colours, boolean prefixes) {
        this.out = out;
        this.err = err;
        this.colours = colours;
        this.prefixes = prefixes;
    }

    /** Prints through somebody who knows what else is on the screen. */
    public synchronized void through(Consumer<Runnable> printing) {
        aside = printing;
    }

    private void print(PrintStream stream, String text) {
        write(stream, text + "\n");
    }

    private void write(PrintStream stream, String text) {
        aside.accept(() -> {
            stream.append(text);
            stream.flush();
        });
    }

    /** Makes a name known: it has a colour from now on, and the column is wide enough for it. */
    public synchronized void register(String name) {
        if (colourOf.containsKey(name)) return;
        colourOf.put(name, COLOURS[colourOf.size() % COLOURS.length]);
        width = Math.max(width, name.length());
    }

    /** Prints a line of a container. */
    public synchronized void line(String name, String text, boolean error) {
        register(name);
        PrintStream stream = error ? err : out;
        print(stream, prefix(name) + text);
    }

    private String prefix(String name) {
        if (!prefixes) return "";
        String padded = name + " ".repeat(width - name.length()) + "  | ";
        return colours ? "\u001b[" + colourOf.get(name) + "m" + padded + "\u001b[0m" : padded;
    }

    /** Prints a line of our own. */
    public synchronized void note(String text) {
        print(out, text);
    }

    /** Prints what {@code watch} has to say. */
    public synchronized void watch(String text) {
        String mark = "        \u29bf ";
        print(out, (!prefixes ? "" : colours ? "\u001b[92m" + mark + "\u001b[0m" : mark) + text);
    }

    /** Prints what has happened to a container, in its colour, over whatever stands in the line. */
    public synchronized void status(String name, String what) {
        register(name);
        String text = Ansi.CLEAR_LINE + name + " " + what + "\n";
        write(out, colours ? "\u001b[" + colourOf.get(name) + "m" + text + "\u001b[0m" : text);
    }
}
