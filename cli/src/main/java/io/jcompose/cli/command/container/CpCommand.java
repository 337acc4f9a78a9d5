package io.jcompose.cli.command.container;

import io.jcompose.backends.copy.CopyIn;
import io.jcompose.backends.copy.CopyOut;
import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.content.Archives;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.ProjectOptions;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.progress.ProgressEvent;
import io.jcompose.cli.view.progress.ProgressEvent.Phase;
import io.jcompose.cli.view.progress.ProgressView;
import io.jcompose.planner.state.ObservedContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** One side of a copy; {@code service} is empty for this machine. */
    private record Side(String service, String path) {
        static Side parse(String text) {
            int colon = text.indexOf(':');
            boolean here = text.startsWith("/") || text.startsWith(".") || colon < 0;
            return here ? new Side("", text) : new Side(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        if (arguments.operands().get(0).isEmpty()) throw new UsageException("source can not be empty");
        if (arguments.operands().get(1).isEmpty()) throw new UsageException("destination can not be empty");
        Side from = Side.parse(arguments.operands().get(0));
        Side to = Side.parse(arguments.operands().get(1));
        String project = invocation.wiring().target().name();
        if (!from.service().isEmpty() && !to.service().isEmpty()) {
            throw new UsageException("copying between services is not supported");
        }
        if (from.service().isEmpty() && to.service().isEmpty()) throw new UsageException("unknown copy direction");
        boolean out = !from.service().isEmpty();
        Backend backend = invocation.wiring().backend();
        List<ObservedContainer> containers = containers(arguments, out ? from.service() : to.service(),
                backend.containers(new ContainerQuery(Optional.of(project), true)));
        if (out) containers = containers.subList(0, 1);
        Archives archives = backend.ability(Archives.class).orElseThrow();
        try (ProgressView view = invocation.wiring().progress("copy"); var interrupts = Interrupts.ofThisThread()) {
            byte[] input = from.path().equals("-") && !out ? readAll(invocation) : new byte[0];
            for (ObservedContainer container : containers) {
                String text = "copy " + (out ? container.name() + ":" + from.path() : from.path()) + " to "
                        + (out ? to.path() : container.name() + ":" + to.path());
                view.event(ProgressEvent.text(container.name(), text, "Copying", Phase.WORKING));
                if (out) copyOut(invocation, archives, container, from.path(), to.path());
                else copyIn(invocation, archives, container, from.path(), to.path(), input);
                view.event(ProgressEvent.text(container.name(), text, "Copied", Phase.DONE));
            }
        }
        return ExitCode.DONE;
    }

    /** A stream is read once, however many containers it goes to. */
    private static byte[] readAll(Invocation invocation) {
        try (InputStream in = invocation.console().in()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UsageException("cannot read standard input: " + unreadable.getMessage());
        }
    }

    private static void copyOut(Invocation invocation, Archives archives, ObservedContainer container, String source,
            String destination) {
        Arguments arguments = invocation.arguments();
        var copy = new CopyOut(source, arguments.on("follow-link"), arguments.on("archive"));
        boolean dry = invocation.wiring().dryRun();
        if (!destination.equals("-")) copy.to(archives, container.id(), destination, directory(invocation), dry);
        else if (!dry) copy.stream(archives, container.id(), invocation.console().out());
    }

    private static void copyIn(Invocation invocation, Archives archives, ObservedContainer container, String source,
            String destination, byte[] input) {
        Arguments arguments = invocation.arguments();
        boolean archive = arguments.on("archive");
        if (source.equals("-")) {
            if (!invocation.wiring().dryRun()) CopyIn.stream(archives, container.id(), destination,
                    out -> out.write(input), archive);
            return;
        }
        new CopyIn(source, directory(invocation), arguments.on("follow-link"), archive)
                .into(archives, container.id(), destination, invocation.wiring().dryRun());
    }

    private static Path directory(Invocation invocation) {
        return ProjectOptions.currentDirectory(invocation.global().environment());
    }

    private static List<ObservedContainer> containers(Arguments arguments, String service,
            List<ObservedContainer> all) {
        var found = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : all) {
            boolean wanted = container.service().equals(service) && !container.configHash().isEmpty();
            if (wanted && (arguments.on("all") || !container.oneOff())) found.add(container);
        }
        if (arguments.number("index").orElse(0) > 0) {
            return List.of(Services.running(service, arguments.number("index"), found));
        }
        if (found.isEmpty()) throw new UsageException("no container found for service \"" + service + "\"");
        return found;
    }
}
