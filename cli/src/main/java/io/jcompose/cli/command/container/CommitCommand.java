package io.jcompose.cli.command.container;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.content.Images;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Target;
import io.jcompose.cli.Wiring;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.view.progress.ProgressEvent;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.planner.state.ObservedContainer;
import java.util.List;
import java.util.Optional;

/** {@code commit}: make an image of a container as it is now. */
public final class CommitCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "commit", "[OPTIONS] SERVICE [REPOSITORY[:TAG]]",
            "Make an image of a container as it is now", Operands.between(1, 2),
            """
            -a, --author string  | Author of the image
            -c, --change list    | Dockerfile instruction to apply to the image
                --index int =0   | Which container of a service with several
            -m, --message string | What has changed
            -p, --pause =true    | Freeze the container meanwhile
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Wiring wiring = invocation.wiring();
        List<String> words = arguments.operands();
        Target target = wiring.target();
        Backend backend = wiring.backend();
        ObservedContainer container = Services.running(words.get(0), arguments.number("index"),
                backend.containers(new ContainerQuery(Optional.of(target.name()), false)));
        String text = "Commit " + container.name();
        try (ProgressView view = wiring.progress("Committing")) {
            view.event(ProgressEvent.text(container.name(), text, "Committing", Phase.WORKING));
            String done = "Committed";
            if (!wiring.dryRun()) {
                var request = new Images.CommitRequest(
                        words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty(), arguments.ifGiven("author"),
                        arguments.ifGiven("message"), arguments.all("change"), arguments.on("pause"));
                done = "Committed as " + backend.ability(Images.class).orElseThrow().commit(container.id(), request);
            }
            view.event(ProgressEvent.text(container.name(), text, done, Phase.DONE));
        }
        return ExitCode.DONE;
    }
}
