package io.jcompose.cli.command.lifecycle;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.load.select.UsedResources;
import io.jcompose.model.spec.Project;
import io.jcompose.planner.graph.DependencyGraph;
import io.jcompose.planner.graph.ServiceSelection;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.plan.DownOptions.BuiltImage;
import io.jcompose.planner.plan.DownOptions.Images;
import io.jcompose.planner.state.ComposeLabels;
import java.util.ArrayList;
import java.util.List;

/** {@code down}: stop and remove containers and networks. */
public final class DownCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "down", "[OPTIONS] [SERVICES]",
            "Stop and remove containers and networks", Operands.ANY,
            """
                --remove-orphans      | Remove containers of services that the Compose file no longer has
                --rmi string          | Remove images too: local (those without a name of their own) or all
            -t, --timeout int =0      | Seconds to wait for containers to stop
            -v, --volumes aka:volume! | Remove named volumes of the Compose file and anonymous volumes, and what they hold
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Images images = switch (arguments.text("rmi")) {
            case "" -> Images.NONE;
            case "local" -> Images.LOCAL;
            case "all" -> Images.ALL;
            default -> throw new UsageException("invalid value for --rmi: \"" + arguments.text("rmi") + "\"");
        };
        boolean orphans = arguments.given("remove-orphans")
                ? arguments.on("remove-orphans")
                : GlobalOptions.isTrue("COMPOSE_REMOVE_ORPHANS", invocation.global().environment());
        var down = new Lifecycle(invocation, images != Images.NONE);
        if (down.namesNothing()) {
            invocation.wiring().diagnostics().information("Any of the services [" + String.join(" ",
                    arguments.operands()) + "] not running in project \"" + down.project.name() + "\"");
            return ExitCode.DONE;
        }
        var options = new DownOptions(down.services(), arguments.on("volumes"), orphans, images,
                images == Images.NONE ? List.of() : built(invocation, down.project.name()), down.seconds("timeout"));
        return down.carryOut(down.planner.down(concerned(down), down.observed(), options), "Running");
    }

    /** Looks for images by label. Those without a name have no part in it: docker compose leaves them too. */
    private static List<BuiltImage> built(Invocation invocation, String project) {
        var built = new ArrayList<BuiltImage>();
        invocation.wiring().backend().ability(io.jcompose.backends.spi.content.Images.class).ifPresent(images -> {
            for (JsonValue.Obj image : images.labelled(ComposeLabels.PROJECT + "=" + project)) {
                List<String> names = image.array("RepoTags").strings();
                if (names.isEmpty() || names.get(0).startsWith("<none>")) continue;
                built.add(new BuiltImage(names.get(0), image.object("Labels").string(ComposeLabels.SERVICE)));
            }
        });
        return built;
    }

    /** With a file, what is named is looked at with its dependencies only: what depends on it stays. */
    private static Project concerned(Lifecycle down) {
        Project project = down.project;
        if (!down.isFromFile() || down.services().isEmpty()) return project;
        ServiceSelection.require(project, down.services());
        var names = DependencyGraph.of(project).withDependencies(down.services());
        return UsedResources.keep(ServiceSelection.only(project, names));
    }
}
