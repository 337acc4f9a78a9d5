package io.jcompose.cli.command.lifecycle;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.view.Console;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.DownOptions;
import io.jcompose.planner.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/** {@code wait}: wait until containers of services end. */
public final class WaitCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "wait", "SERVICE [SERVICE...] [OPTIONS]",
            "Wait until containers of services end", Operands.atLeast(1),
            """
                --down-project | Take the project down when the first container ends
            """).wordy();

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var lifecycle = new Lifecycle(invocation);
        List<String> services = invocation.arguments().operands();
        Backend backend = invocation.wiring().backend();
        var running = new ArrayList<ObservedContainer>();
        for (ObservedContainer container : backend.containers(
                new ContainerQuery(Optional.of(lifecycle.project.name()), false))) {
            if (services.contains(container.service())) running.add(container);
        }
        if (running.isEmpty()) {
            throw new UsageException("no containers for project \"" + lifecycle.project.name() + "\"");
        }
        int code;
        try (var interrupts = Interrupts.ofThisThread()) {
            code = await(running, backend.ability(Processes.class).orElseThrow(), invocation.console());
        }
        if (invocation.arguments().on("down-project")) {
            var options = new DownOptions(List.of(), false, true, DownOptions.Images.NONE, Optional.empty());
            lifecycle.carryOut(lifecycle.planner.down(lifecycle.project, lifecycle.observe(), options), "Running");
        }
        return code;
    }

    /** Tells every end as it comes, and returns the exit code of the container that ended last. */
    private static int await(List<ObservedContainer> containers, Processes processes, Console console) {
        var ends = new LinkedBlockingQueue<End>();
        for (ObservedContainer container : containers) {
            Thread.ofVirtual().name("wait " + container.name()).start(() -> {
                try {
                    ends.add(new End(container, processes.waitFor(container.id()), Optional.empty()));
                } catch (ComposeException failed) {
                    ends.add(new End(container, 0, Optional.of(failed)));
                }
            });
        }
        int code = 0;
        for (int left = containers.size(); left > 0; left--) {
            End end = next(ends);
            if (end.failure().isPresent()) throw end.failure().get();
            code = end.code();
            console.line("container \"" + end.container().id() + "\" exited with status code " + code);
            console.flush();
        }
        return code;
    }

    private static End next(LinkedBlockingQueue<End> ends) {
        try {
            return ends.take();
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }

    /** The end of a container, or why it is not known. */
    private record End(ObservedContainer container, int code, Optional<ComposeException> failure) {}
}
