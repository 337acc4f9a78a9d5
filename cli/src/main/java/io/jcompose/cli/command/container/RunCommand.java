package io.jcompose.cli.command.container;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code run}: run a command in a new container of a service. */
public final class RunCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "run", "[OPTIONS] SERVICE [COMMAND] [ARGS...]",
            "Run a command in a new container of a service", Operands.atLeast(1),
            """
                --build                          | Build the image before starting the container
                --cap-add list                   | Add Linux capabilities
                --cap-drop list                  | Drop Linux capabilities
            -d, --detach                         | Leave the container running in the background and print its id
                --entrypoint string              | Replace the entrypoint of the image
            -e, --env stringArray                | Set a variable in the container
                --env-from-file stringArray      | Set variables in the container from a file
            -i, --interactive =true              | Keep standard input open
            -l, --label stringArray aka:labels   | Add or replace a label
                --name string                    | Name of the container
            -T, --no-TTY =auto aka:no-tty        | Allocate no terminal (default: one when standard input is a terminal)
                --no-deps                        | Do not start dependencies
            -p, --publish stringArray            | Publish ports of the container
                --pull string =policy            | Pull images before running: always, missing, never, build, if_not_present
            -q, --quiet                          | Print nothing but the output of the command
                --quiet-build                    | Do not print the output of the build
                --quiet-pull                     | Do not print the progress of pulls
                --remove-orphans                 | Remove containers of services that the Compose file no longer has
                --rm                             | Remove the container when it ends
            -P, --service-ports                  | Publish all ports of the service
            -t, --tty =true hidden               | Allocate a terminal
                --use-aliases                    | Let the container be found under the service's names
            -u, --user string                    | Run as this user, by name or id
            -v, --volume stringArray aka:volumes | Mount a volume
            -w, --workdir string                 | Working directory inside the container
            """).flagsFirst();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
