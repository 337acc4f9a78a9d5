package io.jcompose.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A text that is shown again and again: drawn over what was there on a terminal, else printed one below the other when
 * it has changed.
 */
public final class LivePicture {
    private static final long PAUSE_MILLIS = 1000;

    private final Console console;
    private final Supplier<String> text;
    private final long pauseMillis;
    private List<String> drawn = List.of();
    private int drawnColumns;
    private String printed = "";

    /** @param text made anew for each picture; each line ended by a line feed */
    public LivePicture(Console console, Supplier<String> text) {
        this(console, text, PAUSE_MILLIS);
    }

    LivePicture(Console console, Supplier<String> text, long pauseMillis) {
        this.console = console;
        this.text = text;
        this.pauseMillis = pauseMillis;
    }

    /** Shows it once a second, until the thread is interrupted. */
    public void show() {
        if (console.outIsTerminal()) onTerminal();
        else print();
    }

    private void onTerminal() {
        try (var size = new LiveTerminal(console.environment())) {
            console.out().append(Ansi.HIDE_CURSOR);
            do {
                console.out().append(frame(text.get(), size.get()));
                console.out().flush();
            } while (pause());
        } finally {
            console.out().append(Ansi.SHOW_CURSOR);
            console.out().flush();
        }
    }

    private void print() {
        do {
            String now = text.get();
            if (now.equals(printed)) continue;
            if (!printed.isEmpty()) console.out().append('\n');
            printed = now;
            console.out().append(now);
            console.out().flush();
        } while (pause());
    }

    /** Returns what draws a text over the one before; lines that do not fit onto the terminal are left out. */
    String frame(String now, TerminalSize size) {
        var lines = new ArrayList<String>();
        for (int start = 0, end; (end = now.indexOf('\n', start)) >= 0; start = end + 1) {
            lines.add(now.substring(start, end));
        }
        int most = Math.max(1, size.rows() - 1);
        if (lines.size() > most) {
            int hidden = lines.size() - most + 1;
            lines.subList(most - 1, lines.size()).clear();
            lines.add("(" + hidden + " more)");
        }
        var out = new StringBuilder(Ansi.up(drawn, drawnColumns, size.columns())).append(Ansi.WRAP_OFF);
        for (String line : lines) out.append(line).append(Ansi.END_OF_LINE).append('\n');
        if (!lines.isEmpty()) out.append(Ansi.END_OF_SCREEN);
        drawn = lines;
        drawnColumns = size.columns();
        return out.append(Ansi.WRAP_ON).toString();
    }

    private boolean pause() {
        try {
            Thread.sleep(pauseMillis);
            return true;
        } catch (InterruptedException ended) {
            return false;
        }
    }
}
