package io.jcompose.cli.command.container;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.ContainerQuery;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.TerminalSize;
import io.jcompose.cli.Target;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.command.Services;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.cli.terminal.Conversation;
import io.jcompose.cli.terminal.Conversation.Ending;
import io.jcompose.cli.terminal.DetachKeys;
import io.jcompose.cli.terminal.ForwardedSignals;
import io.jcompose.cli.terminal.RawTerminal;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ContainerState;
import io.jcompose.planner.state.ObservedContainer;
import java.util.Optional;

/** {@code attach}: join the terminal to the main process of a container. */
public final class AttachCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "attach", "[OPTIONS] SERVICE",
            "Join the terminal to the main process of a container", Operands.atLeast(1),
            """
                --detach-keys string | Keys that leave the container
                --index int =0       | Which container of a service with several
                --no-stdin           | Do not pass standard input on
                --sig-proxy =true    | Pass signals on to the process
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        Arguments arguments = invocation.arguments();
        Target target = invocation.wiring().target();
        Backend backend = invocation.wiring().backend();
        ObservedContainer container = Services.running(arguments.operands().get(0), arguments.number("index"),
                backend.containers(new ContainerQuery(Optional.of(target.name()), false)));
        if (container.state() == ContainerState.PAUSED) {
            throw new UsageException("cannot attach to a paused container, unpause it first");
        }
        if (container.state() == ContainerState.RESTARTING) {
            throw new UsageException("cannot attach to a restarting container, wait until it is running");
        }
        if (invocation.wiring().dryRun()) {
            throw new UsageException("interactive run is not supported in dry-run mode");
        }
        String keys = Sessions.detachKeys(arguments, invocation.global().environment());
        boolean input = !arguments.on("no-stdin");
        Processes processes = backend.ability(Processes.class).orElseThrow();
        try (ProcessStream process = processes.attach(container.id(), new AttachRequest(input, Optional.of(keys)))) {
            if (process.hasTerminal() && input && !invocation.console().inIsTerminal()) {
                throw new UsageException("the input device is not a TTY");
            }
            int code = hold(invocation, backend, container, process, DetachKeys.parse(keys));
            invocation.console().flush();
            return invocation.wiring().diagnostics().handedOn(code);
        }
    }

    private static int hold(Invocation invocation, Backend backend, ObservedContainer container,
            ProcessStream process, DetachKeys keys) {
        boolean input = !invocation.arguments().on("no-stdin");
        boolean proxy = invocation.arguments().on("sig-proxy") && !process.hasTerminal();
        Thread here = Thread.currentThread();
        Optional<RawTerminal> raw = process.hasTerminal() && input
                ? Optional.of(RawTerminal.open())
                : Optional.empty();
        try (var signals = ForwardedSignals.to(name -> {
            if (proxy) kill(backend, container, name);
            // as docker compose does: who interrupts it is not kept waiting
            if (name.equals("INT") || name.equals("TERM")) here.interrupt();
        })) {
            raw.ifPresent(terminal -> redraw(process, terminal.size()));
            Ending ending = new Conversation(invocation.console(), process).hold(input, raw, keys);
            if (ending == Ending.DETACHED) throw new UsageException("read escape sequence");
            return process.exitCode();
        } finally {
            raw.ifPresent(RawTerminal::close);
        }
    }

    /** A size that changes makes the process draw its screen. */
    private static void redraw(ProcessStream process, TerminalSize size) {
        process.resize(new TerminalSize(size.columns(), size.rows() + 1));
        process.resize(size);
    }

    private static void kill(Backend backend, ObservedContainer container, String signal) {
        try {
            backend.perform(new Operation.KillContainer(container.resource(), "SIG" + signal), OperationListener.NONE);
        } catch (ComposeException ended) {
            // there is nobody left to hear of it
        }
    }
}
