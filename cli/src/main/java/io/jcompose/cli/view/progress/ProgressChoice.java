package io.jcompose.cli.view.progress;

import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.view.Ansi;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.LiveTerminal;
import java.io.PrintStream;
import java.time.Clock;

/** Chooses how progress is shown: what {@code --progress} says, else live on a terminal and plain elsewhere. */
public final class ProgressChoice {
    private final GlobalOptions global;
    private final Console console;
    private final boolean dryRun;

    public ProgressChoice(GlobalOptions global, Console console, boolean dryRun) {
        this.global = global;
        this.console = console;
        this.dryRun = dryRun;
    }

    /**
     * Opens a view.
     *
     * @param title what is being done, for example {@code Running}
     */
    public ProgressView open(String title) {
        boolean onOut = GlobalOptions.isTrue("COMPOSE_STATUS_STDOUT", global.environment());
        PrintStream stream = onOut ? console.out() : console.err();
        boolean terminal = onOut ? console.outIsTerminal() : console.errIsTerminal();
        String ansi = global.ansi();
        return switch (global.progress()) {
            case "json" -> new JsonView(stream, dryRun);
            case "quiet", "none" -> new QuietView(stream);
            case "plain" -> new PlainView(stream, dryRun);
            case "tty" -> live(title, stream, ansi);
            default -> terminal && !ansi.equals("never") ? live(title, stream, ansi) : new PlainView(stream, dryRun);
        };
    }

    private ProgressView live(String title, PrintStream stream, String ansi) {
        boolean colours = ansi.equals("always") || global.environment().getOrDefault("NO_COLOR", "").isEmpty();
        return new TtyView(title, stream, new Ansi(colours), new LiveTerminal(global.environment()),
                Clock.systemUTC(), dryRun);
    }
}
