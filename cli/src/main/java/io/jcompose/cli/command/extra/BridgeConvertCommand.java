package io.jcompose.cli.command.extra;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code bridge convert}: turn the project into files of another form. */
public final class BridgeConvertCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "bridge convert", "",
            "Turn the project into files of another form", Operands.ANY,
            """
            -o, --output string =out         | Directory for the files
                --templates string           | Directory of templates
            -t, --transformation stringArray | Image that does it (default: Kubernetes)
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
