package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import java.util.List;

/** {@code cp}: copy files between a container and this machine. */
public final class CpCommand implements Command {
    private static final Syntax SYNTAX = new Syntax("cp",
            List.of("[OPTIONS] SERVICE:SRC_PATH DEST_PATH|-", "[OPTIONS] SRC_PATH|- SERVICE:DEST_PATH"),
            "Copy files between a container and this machine",
            Operands.between(2, 2), true, """
                --all          | Copy to the containers of run too
            -a, --archive      | Keep owner and group
            -L, --follow-link  | Copy what a symbolic link in SRC_PATH points at
                --index int =0 | Which container of a service with several
            """).wordy();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
