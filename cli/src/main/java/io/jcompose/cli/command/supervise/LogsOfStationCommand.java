package io.jcompose.cli.command.supervise;

import io.jcompose.backends.station.DecisionLog;
import io.jcompose.backends.station.DecisionTail;
import io.jcompose.backends.station.StationFiles;
import io.jcompose.cli.ExitCode;
import io.jcompose.cli.Interrupts;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import io.jcompose.model.diagnostic.ComposeException;
import io.jcompose.model.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code supervise logs}: show what was decided, and why. */
public final class LogsOfStationCommand implements Command {
    private static final long LOOK_AGAIN_MILLIS = 200;

    private static final Syntax SYNTAX = Syntax.of(
            "supervise logs", "[OPTIONS] [SERVICE...]",
            "Show what the supervisor decided, and why", Operands.ANY,
            """
            -f, --follow           | Go on as decisions are made
                --json             | Print one JSON object a line
            -n, --tail string =all | Show the last decisions only: a number, or all
            """);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        int most = most(invocation.arguments().text("tail"));
        boolean follow = invocation.arguments().on("follow");
        var printer = new DecisionPrinter(invocation.console(), invocation.arguments().on("json"),
                wanted(invocation));
        String engine = invocation.wiring().address().text();
        var environment = invocation.global().environment();
        Optional<StationFiles> files = follow ? Optional.of(StationFiles.of(environment, engine))
                : StationFiles.existing(environment, engine);
        if (files.isEmpty()) return ExitCode.DONE;
        try (var interrupts = Interrupts.ofThisThread()) {
            var log = new DecisionLog(files.get());
            DecisionTail tail = log.tail();
            List<JsonValue.Obj> entries = log.read().stream().filter(printer::isWanted).toList();
            printer.print(entries.subList(Math.max(0, entries.size() - most), entries.size()));
            while (follow) {
                invocation.console().flush();
                Thread.sleep(LOOK_AGAIN_MILLIS);
                printer.print(tail.next());
            }
            return ExitCode.DONE;
        } catch (IOException failed) {
            throw new ComposeException(ComposeException.Kind.ENGINE_REFUSED,
                    "cannot read the supervisor's log: " + failed.getMessage(), null, failed);
        } catch (InterruptedException interrupted) {
            return ExitCode.INTERRUPTED;
        }
    }

    private static int most(String tail) {
        if (tail.equals("all")) return Integer.MAX_VALUE;
        try {
            return Math.max(0, Integer.parseInt(tail));
        } catch (NumberFormatException notANumber) {
            throw new UsageException("invalid --tail \"" + tail + "\": must be a number or all");
        }
    }

    /** Decisions of one project are asked for with {@code -p}; without, those of all are shown. */
    private static DecisionPrinter.Wanted wanted(Invocation invocation) {
        return new DecisionPrinter.Wanted(invocation.global().projectName().orElse(""),
                invocation.arguments().operands());
    }
}
