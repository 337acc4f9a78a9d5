package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code images}: show images that containers were made from. */
public final class ImagesCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "images", "[OPTIONS] [SERVICE...]",
            "Show images that containers were made from", Operands.ANY,
            """
                --format string =table | How to print: table or json
            -q, --quiet                | Print ids only
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
