package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code config}: check the Compose file and print it in full form. */
public final class ConfigCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "config", "[OPTIONS] [SERVICE...]",
            "Check the Compose file and print it in full form", Operands.ANY,
            """
                --environment           | Print the variables that interpolation sees
                --format string         | How to print: yaml (the default) or json
                --hash string           | Print the configuration hash of these services, comma separated, or * for all
                --images                | Print names of images, one a line
                --lock-image-digests    | Print an override file that fixes the digests of images
                --models                | Print names of models, one a line
                --networks              | Print names of networks, one a line
                --no-consistency        | Do not check that what is referred to exists
                --no-env-resolution     | Do not read the env files of services
                --no-interpolate        | Leave variables as they are written
                --no-normalize          | Do not fill in defaults
                --no-path-resolution    | Leave paths as they are written
            -o, --output string         | Write to this file instead of standard output
                --profiles              | Print names of profiles, one a line
            -q, --quiet                 | Check only, print nothing
                --resolve-image-digests | Replace tags of images by digests
                --services              | Print names of services, one a line
                --variables             | Print the variables that the file uses, with their defaults
                --volumes               | Print names of volumes, one a line
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
