package io.jcompose.cli.command.query;

import io.jcompose.cli.command.Command;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;

/** {@code plan}: show what up would do, and why; exit code 0 for nothing, 2 for something. */
public final class PlanCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "plan", "[OPTIONS] [SERVICE...]",
            "Show what up would do, and why; exit code 0 for nothing, 2 for something", Operands.ANY,
            """
                --always-recreate-deps | Recreate dependencies too; not with --no-recreate
                --build                | Build images
                --force-recreate       | Recreate containers even when nothing has changed
                --format string =text  | How to print: text, json, dot or mermaid
                --no-build             | Do not build an image, even when it is missing
                --no-deps              | Do not start dependencies
                --no-recreate          | Keep containers that exist as they are; not with --force-recreate
                --no-start             | Create, and do not start
                --pull string =policy  | Pull images before running: always, missing, never, build, if_not_present
                --remove-orphans       | Remove containers of services that the Compose file no longer has
            -V, --renew-anon-volumes   | Start with new anonymous volumes instead of those of the previous containers
                --scale stringArray    | Run NUM containers of a service: SERVICE=NUM; overrides the Compose file
            -t, --timeout int =0       | Seconds to wait for containers to stop
                --wait                 | Wait until services are running or healthy
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }
}
