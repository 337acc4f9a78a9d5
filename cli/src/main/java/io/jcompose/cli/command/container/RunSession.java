package io.jcompose.cli.command.container;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.spi.OperationListener;
import io.jcompose.backends.spi.process.AttachRequest;
import io.jcompose.backends.spi.process.ProcessStream;
import io.jcompose.backends.spi.process.Processes;
import io.jcompose.backends.spi.process.Processes.ExitWatch;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.terminal.Conversation;
import io.jcompose.cli.terminal.Conversation.Ending;
import io.jcompose.cli.terminal.DetachKeys;
import io.jcompose.cli.terminal.ForwardedSignals;
import io.jcompose.cli.terminal.RawTerminal;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.planner.oneoff.OneOff;
import io.jcompose.planner.plan.Operation;
import io.jcompose.planner.state.ResourceId;
import java.util.Optional;

/** The life of a container for one command, from its start on. */
final class RunSession {
    private final Invocation invocation;
    private final Backend backend;
    private final OneOff wanted;
    private final ResourceId container;

    RunSession(Invocation invocation, Backend backend, OneOff wanted) {
        this.invocation = invocation;
        this.backend = backend;
        this.wanted = wanted;
        container = ResourceId.container(wanted.name());
    }

    /** Starts it and prints its id. */
    int leave(String id) {
        start();
        invocation.console().line(id);
        return ExitCode.DONE;
    }

    /** Starts it, joins it to the standard streams, and returns its exit code. */
    int hold(RunFlags flags) {
        String keys = Sessions.detachKeys(invocation.arguments(), invocation.global().environment());
        Processes processes = backend.ability(Processes.class).orElseThrow();
        Optional<RawTerminal> raw = Optional.empty();
        int code;
        try (var signals = ForwardedSignals.to(this::kill);
                ExitWatch end = processes.nextExit(wanted.name(), wanted.removed());
                ProcessStream process = processes.attach(wanted.name(),
                        new AttachRequest(flags.interactive, Optional.of(keys)))) {
            start();
            if (flags.terminal && flags.interactive) raw = Optional.of(RawTerminal.open());
            raw.ifPresent(terminal -> process.resize(terminal.size()));
            Ending ending = new Conversation(invocation.console(), process)
                    .hold(flags.interactive, raw, DetachKeys.parse(keys));
            if (ending == Ending.DETACHED) return ExitCode.DONE;
            code = end.await();
        } finally {
            raw.ifPresent(RawTerminal::close);
        }
        invocation.console().flush();
        return invocation.wiring().diagnostics().handedOn(code);
    }

    private void start() {
        try {
            backend.perform(new Operation.StartContainer(container), OperationListener.NONE);
        } catch (ComposeException refused) {
            if (wanted.removed()) remove();
            throw refused;
        }
    }

    /** An engine does not remove what never ran. */
    private void remove() {
        try {
            backend.perform(new Operation.RemoveContainer(container, true), OperationListener.NONE);
        } catch (ComposeException gone) {
            // the engine was faster
        }
    }

    private void kill(String signal) {
        try {
            backend.perform(new Operation.KillContainer(container, "SIG" + signal), OperationListener.NONE);
        } catch (ComposeException ended) {
            // there is nobody left to hear of it
        }
    }
}
