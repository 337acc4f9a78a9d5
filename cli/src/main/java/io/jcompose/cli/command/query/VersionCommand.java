package io.jcompose.cli.command.query;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.planner.state.ComposeLabels;

/** {@code version}: print the version. */
public final class VersionCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of("version", "[OPTIONS]", "Print the version", Operands.NONE, """
            -f, --format string | How to print: pretty (the default) or json
                --short         | Print the number only
            """);

    /** The release whose place jcompose takes; scripts compare it with what they need. */
    private static final String COMPATIBLE = ComposeLabels.COMPATIBLE_VERSION;

    /** Our own release. */
    public static final String OWN = "0.1.0";

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var arguments = invocation.arguments();
        var console = invocation.console();
        if (arguments.on("short")) {
            console.line(COMPATIBLE);
        } else if (arguments.text("format").equals("json")) {
            console.line("{\"version\":\"" + COMPATIBLE + "\",\"jcompose\":\"" + OWN + "\"}");
        } else {
            console.line("Docker Compose version " + COMPATIBLE + " (jcompose " + OWN + ")");
        }
        return ExitCode.DONE;
    }
}
