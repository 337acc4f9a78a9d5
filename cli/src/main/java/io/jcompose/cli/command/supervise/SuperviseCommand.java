package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.Holder;
import io.jcompose.backends.station.Station;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.backends.station.StationLock;
import io.jcompose.backends.supervise.report.SupervisorEvent;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** {@code supervise}: restart containers that are not well, until told to end. */
public final class SuperviseCommand implements Command {
    private static final Syntax SYNTAX = Syntax.of(
            "supervise", "[OPTIONS] [COMMAND]",
            "Restart containers that are not well, of all projects of this engine, until told to end", Operands.NONE,
            """
                --detached hidden | Leave when there is nothing to supervise
                --json            | Print each decision as one JSON object a line
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        boolean detached = invocation.arguments().on("detached");
        Map<String, String> environment = invocation.global().environment();
        String engine = invocation.wiring().address().text();
        StationFiles files = StationFiles.of(environment, engine);
        var self = Holder.thisProcess(Background.version(), detached);
        var printer = new DecisionPrinter(invocation.console(), invocation.arguments().on("json"),
                DecisionPrinter.Wanted.ALL);
        Consumer<SupervisorEvent> teller = event -> {
            if (detached) return;
            printer.print(List.of(event.json()));
            invocation.console().flush();
        };
        var station = new Station(files, self, invocation.wiring().backend(), engine,
                Background.only(invocation.global()), invocation.wiring().parallel(), teller);
        // the terminal that a detached one was started from is none of its business
        if (detached) for (String name : List.of("INT", "HUP")) Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
        try (var interrupts = Interrupts.doing(station::stop)) {
            boolean ours = station.run(detached ? Optional.of(Background.linger(environment)) : Optional.empty());
            if (!ours && !detached) throw supervisedAlready(files, engine);
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw new ComposeException(ComposeException.Kind.ENGINE_REFUSED,
                    "cannot supervise: " + failed.getMessage(), "look at " + files.directory(), failed);
        } catch (InterruptedException interrupted) {
            throw new ComposeException(ComposeException.Kind.CANCELLED, "interrupted", null, interrupted);
        }
    }

    private static ComposeException supervisedAlready(StationFiles files, String engine) throws IOException {
        String who = StationLock.look(files).holder().map(holder -> "process " + holder.pid())
                .orElse("another process");
        return new ComposeException(ComposeException.Kind.ENGINE_REFUSED, engine + " is supervised by " + who
                + " already", "`jcompose supervise stop` ends it", null);
    }
}
