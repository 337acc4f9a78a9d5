package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationLock;
import io.jcompose.backends.station.StationProcess;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code supervise stop}: end the process that supervises. */
public final class StopStationCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "supervise stop", "[OPTIONS]",
            "End the process that supervises this engine, until a command starts it again", Operands.NONE,
            """
            -t, --timeout int =10 | Seconds to wait for it to end
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        var console = invocation.console();
        String engine = invocation.wiring().address().text();
        Optional<StationFiles> files = StationFiles.existing(invocation.global().environment(), engine);
        try {
            Optional<Holder> holder = files.isEmpty() ? Optional.empty() : StationLock.look(files.get()).holder();
            if (holder.isEmpty()) {
                console.err().append("No supervisor runs for ").append(engine).append(".\n");
                return ExitCode.DONE;
            }
            if (invocation.wiring().dryRun()) return ExitCode.DONE;
            holder.get().askToLeave();
            var limit = Duration.ofSeconds(Integer.parseInt(invocation.arguments().text("timeout")));
            if (!StationProcess.awaitGone(files.get(), limit)) throw new ComposeException(
                    ComposeException.Kind.ENGINE_REFUSED, "the supervisor, process " + holder.get().pid()
                            + ", was asked to end and has not done so after " + limit.toSeconds() + " s");
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw new ComposeException(ComposeException.Kind.ENGINE_REFUSED,
                    "cannot look at the supervisor's lock: " + failed.getMessage(), null, failed);
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }
}
