package io.jcompose.cli.command.image;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code pull}: fetch images of services. */
public final class PullCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "pull", "[OPTIONS] [SERVICE...]",
            "Fetch images of services", Operands.ANY,
            """
                --ignore-buildable         | Leave out images that can be built
                --ignore-pull-failures     | Go on when an image cannot be fetched
                --include-deps             | Fetch images of dependencies too
                --no-parallel =true hidden | Has no effect
                --parallel =true hidden    | Has no effect
                --policy string            | When to fetch: missing or always
            -q, --quiet                    | Do not print progress
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
