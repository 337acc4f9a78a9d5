package io.jcompose.cli.command.image;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code build}: build images of services. */
public final class BuildCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "build", "[OPTIONS] [SERVICE...]",
            "Build images of services", Operands.ANY,
            """
                --build-arg stringArray  | Set a build variable of services
                --builder string         | Builder to use
                --check                  | Check the build and do not run it
                --compress =true hidden  | Has no effect
                --force-rm =true hidden  | Has no effect
            -m, --memory bytes =0        | Memory limit of the build; not with BuildKit
                --no-cache               | Build everything anew
                --no-rm hidden           | Has no effect
                --parallel =true hidden  | Has no effect
                --print                  | Print what would be built, as a bake file
                --progress string hidden | How to show progress: auto, tty, plain, json or quiet
                --provenance string      | Add a provenance attestation
                --pull                   | Pull newer base images
                --push                   | Push images that were built
            -q, --quiet                  | Print nothing
                --sbom string            | Add a list of what is inside
                --ssh string             | SSH authentications of the build: default or ID=PATH
                --with-dependencies      | Build dependencies too
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
