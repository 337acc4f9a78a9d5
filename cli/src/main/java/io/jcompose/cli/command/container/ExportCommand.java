package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.supervise.SystemdExport;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code export}: write the files of a container to a tar archive. */
public final class ExportCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "export", "[OPTIONS] SERVICE",
            "Write the files of a container to a tar archive", Operands.atLeast(1),
            """
                --index int =0  | Which container of a service with several
            -o, --output string | Write to this file instead of standard output
                --system        | With the word systemd for SERVICE: write a unit for the system's systemd
                --user          | With the word systemd for SERVICE: write a unit for your own systemd
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        if (SystemdExport.isMeant(invocation)) return SystemdExport.run(invocation);
        return Command.super.run(invocation);
    }
}
