package io.jcompose.cli.command.attached;

import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.terminal.RawTerminal;
import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.Console;
import java.io.IOException;

/** Keys that can be pressed while {@code up} is attached to a terminal, and the line at its bottom that tells of them. */
final class Menu implements AutoCloseable {
    private final Console console;
    private final AttachedWatch watch;
    private final Happenings happenings;
    private final RawTerminal terminal;
    private final Ansi ansi;
    private boolean closed;

    private Menu(Console console, AttachedWatch watch, Happenings happenings) {
        this.console = console;
        this.watch = watch;
        this.happenings = happenings;
        this.ansi = new Ansi(console.coloursOut("auto"));
        this.terminal = RawTerminal.forKeys();
    }

    /** Returns whether a person sits at the terminal and has not said no. */
    static boolean isWanted(Arguments arguments, GlobalOptions global, Console console) {
        if (!console.inIsTerminal() || !console.outIsTerminal()) return false;
        boolean live = global.progress().isEmpty() || global.progress().equals("auto")
                || global.progress().equals("tty");
        if (!live || global.ansi().equals("never")) return false;
        if (arguments.given("menu")) return arguments.on("menu");
        return !global.environment().containsKey("COMPOSE_MENU")
                || GlobalOptions.isTrue("COMPOSE_MENU", global.environment());
    }

    /** Shows the line and listens to keys. */
    static Menu open(Console console, AttachedWatch watch, Happenings happenings) {
        var menu = new Menu(console, watch, happenings);
        menu.aside(() -> {
        });
        Thread.ofPlatform().daemon().name("keys").start(menu::listen);
        return menu;
    }

    private void listen() {
        try {
            for (int key = console.in().read(); key >= 0 && !isClosed(); key = console.in().read()) press(key);
        } catch (IOException noTerminal) {
            // nobody presses keys any more
        }
    }

    private void press(int key) {
        switch (key) {
            case 'd', 'D' -> happenings.add(new Happenings.Detached());
            case 'w', 'W' -> {
                try {
                    watch.toggle();
                } catch (UsageException nothingToWatch) {
                    tell("Watch \u2192  watch is not yet configured. Learn more: docs/watch.md");
                }
                aside(() -> {
                });
            }
            case '\n', '\r' -> tell("");
            default -> {
                // not one of ours
            }
        }
    }

    private void tell(String text) {
        aside(() -> console.out().append(text).append('\n'));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Prints something above the line. */
    synchronized void aside(Runnable printing) {
        if (closed) {
            printing.run();
            return;
        }
        console.out().append(Ansi.CLEAR_LINE);
        console.flush();
        printing.run();
        console.out().append(ansi.faint("   w ")).append(watch.isOn() ? "Disable Watch" : "Enable Watch")
                .append(ansi.faint("   d ")).append("Detach");
        console.flush();
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        console.out().append(Ansi.CLEAR_LINE);
        console.flush();
        terminal.close();
    }
}
