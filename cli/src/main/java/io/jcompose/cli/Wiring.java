package io.jcompose.cli;

import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.view.Console;
import io.jcompose.cli.view.DiagnosticPrinter;

/** Builds what a command works with, each part when it is first asked for: plain constructors, nothing else. */
public final class Wiring implements AutoCloseable {
    private final GlobalOptions global;
    private final Console console;
    private final DiagnosticPrinter diagnostics;
    private final boolean dryRun;

    Wiring(GlobalOptions global, Console console, DiagnosticPrinter diagnostics, boolean dryRun) {
        this.global = global;
        this.console = console;
        this.diagnostics = diagnostics;
        this.dryRun = dryRun || global.dryRun();
    }

    /** Returns the printer of warnings. */
    public DiagnosticPrinter diagnostics() {
        return diagnostics;
    }

    /** Returns whether nothing may be changed. */
    public boolean dryRun() {
        return dryRun;
    }

    @Override
    public void close() {}
}
